"""Words of ordinary English that are no skill, or are one only where written as a name."""

_EVERYDAY = """
    access articles audit auditing billing branding buffer charts collections compliance contracts diary
    encoding excel filing go greenhouse hiring inbound insta intercom interviews invoices keywords kit
    later leads loom make monday moz narration negotiating net networking node notion operations otter
    apollo outlook payables prototyping rails react receivables reports rust sage sales sass scraping
    scripts selling sketch slack sourcing stripe surveys swift testing typing unity wave zoom
"""
_INITIALS = "va hr pr ap ar ea ml ig fb js qa ats crm cro seo sem smm ppc api ga4 gpt r"
_HEADINGS = """
    skills; show less; my skills; professional summary; career objective; professional experience;
    employment; top skills; key skills; core skills; technical skills; soft skills; other skills; tools;
    software; tools and software; experience; work experience; work history; employment history;
    education; languages; language; profile; summary; overview; about; about me; contact; references;
    certifications; certificates; portfolio; projects; hobbies; interests; responsibilities;
    achievements; objective; skills and expertise; view more; show more; see more; less; more; present;
    native; fluent; basic; advanced; intermediate; conversational; expert; beginner; curriculum vitae;
    cv; resume; name; address; email; phone; etc
"""
_GRADES = """
    advanced and basic beginner certified daily excellent experience expert fluent for good intermediate knowledge
    level native proficient proficiency skills some strong the using very with work working year years
"""

EVERYDAY = frozenset(_EVERYDAY.split())
"In running text these name a skill only with a capital letter, inside a sentence."
INITIALS = frozenset(_INITIALS.split())
"In running text these name a skill only in capital letters."
GRADES = frozenset(_GRADES.split())
"How well or how long somebody does a thing, and words that join."
HEADINGS = frozenset(" ".join(heading.split()) for heading in _HEADINGS.split(";"))
"Lines and items of a profile that head or grade a list, and are no skill themselves."
