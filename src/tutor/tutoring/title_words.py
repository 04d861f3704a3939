"""Words of titles and categories that say little: jobs without a field, boasts, and the widest categories."""

_JOBS = """
    account accountant administrator admin administrative advisor agent all-rounder analyst artist assistant
    associate blogger bookkeeper builder clerk coach coder consultant content copywriter coordinator creator
    customer data design designer developer development digital editor encoder engineer entry executive expert
    freelancer freelance general graphic graphics help helper illustrator it manager marketer marketing media
    office online operator personal photographer planner producer professional programmer project proofreader
    recruiter remote representative researcher sales secretary service services social software specialist
    staff strategist supervisor support teacher technical technician telemarketer tester transcriber
    transcriptionist translation translator trainer tutor va video virtual web website worker writer writing
    actor animator architect attorney auditor baker biologist chef chemist composer cook counselor dentist
    dietitian doctor drafter drafting economist generalist ghostwriter interpreter journalist lawyer musician
    nurse nutritionist paralegal pharmacist physician psychologist realtor reporter scientist singer
    statistician stylist therapist visualizer
"""
_BOASTS = """
    amazing awesome best dedicated detail-oriented dynamic excellent experienced greatest
    guru hard-working hardworking master motivated ninja outstanding passionate perfect reliable rockstar
    superb superstar talented top top-rated trusted ultimate unique versatile wizard world-class
"""
_WIDE = """
    accounting and consulting; accounting; admin support; administrative support; customer service; customer support;
    data science and analytics; design and creative; design; engineering and architecture; it and networking; legal;
    sales and marketing; marketing; translation; writing; web mobile and software dev; web development;
    web, mobile and software development; virtual assistance; data entry; other
"""
_EMPTY = "a an and of the with for in to i am my me at on by or your you"
_MOST_APPLIED = (
    "admin support; administrative support; customer service; customer support; virtual assistance"
)

JOBS = frozenset(_JOBS.split())
"Words for a kind of job that leave open what with, and for whom."
BOASTS = frozenset(boast.replace("-", " ") for boast in _BOASTS.split())
"Praise of oneself that nobody can check."
WIDE_CATEGORIES = frozenset(" ".join(name.replace(",", "").split()) for name in _WIDE.split(";"))
"The widest names under which a profile can stand, in plain form."
MOST_APPLIED = frozenset(name.strip() for name in _MOST_APPLIED.split(";"))
"Categories with the most applications for each project in 2025 (F85)."
EMPTY = frozenset(_EMPTY.split())
"Words that join others."
