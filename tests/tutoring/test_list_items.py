"""Lists as people paste them: whatever the bullet, each item stands as typed, and nothing of it is lost."""

import pytest

from tutor.tutoring.list_items import list_items

BULLETS = [
    "• ",
    "- ",
    "* ",
    "– ",
    "— ",
    "· ",
    "◦ ",
    "‣ ",
    "▪ ",
    "➢ ",
    "✓ ",
    "✅ ",
    "👉 ",
    "→ ",
    "+ ",
    "> ",
    "» ",
]
NUMBERS = ["1. ", "2) ", "(3) ", "12. ", "1.1 ", "a) ", "iv) ", "[ ] ", "- [x] ", "* [ ] "]


def texts(pasted: str) -> list[str]:
    return [item.text for item in list_items(pasted)]


@pytest.mark.parametrize("bullet", [*BULLETS, *NUMBERS])
def test_a_list_with_any_bullet_gives_its_items(bullet: str) -> None:
    assert texts(f"{bullet}Zoho\n{bullet}Bee keeping\n{bullet}C++") == ["Zoho", "Bee keeping", "C++"]


@pytest.mark.parametrize(
    "pasted",
    [
        "Zoho, Bee keeping, C++",
        "Zoho; Bee keeping; C++",
        "Zoho | Bee keeping | C++",
        "Zoho • Bee keeping • C++",
        "Zoho\tBee keeping\tC++",
        "Zoho   Bee keeping   C++",
        "Skills: Zoho, Bee keeping, C++.",
        '"Zoho", "Bee keeping", "C++"',
        "| Zoho | Bee keeping |\n| --- | --- |\n| C++ |",
        "Zoho\r\nBee keeping\r\nC++\r\n",
    ],
)
def test_any_separator_gives_the_same_items(pasted: str) -> None:
    assert texts(pasted) == ["Zoho", "Bee keeping", "C++"]


@pytest.mark.parametrize(
    "strange",
    ["[/]", "'; DROP", "🎨", "[bold]x[/bold]", "<b>x</b>", "=cmd", "C#", ".NET", "../../etc", "{{7*x}}"],
)
def test_a_strange_name_is_kept_as_typed_alone_and_among_others(strange: str) -> None:
    assert texts(strange) == [strange]
    assert texts(f"Zoho\n{strange}\nExcel") == ["Zoho", strange, "Excel"]
    assert texts(f"Zoho, {strange}, Excel") == ["Zoho", strange, "Excel"]


@pytest.mark.parametrize(
    ("pasted", "items"),
    [
        ("翻訳、ライティング、通訳", ["翻訳", "ライティング", "通訳"]),
        ("ترجمة، كتابة، تحرير", ["ترجمة", "كتابة", "تحرير"]),
        ("Перевод; Письмо; Дизайн", ["Перевод", "Письмо", "Дизайн"]),
        ("अनुवाद, लेखन, संपादन", ["अनुवाद", "लेखन", "संपादन"]),
    ],
)
def test_lists_in_other_scripts_are_read(pasted: str, items: list[str]) -> None:
    assert texts(pasted) == items


@pytest.mark.parametrize(
    "none",
    [
        "-----",
        "★★★★★",
        "• • •",
        "====",
        "...",
        "2019",
        "Jan 2019 - Present",
        "+63 917 555 0199",
        "5 years",
        "$500",
    ],
)
def test_lines_and_stars_days_and_numbers_are_no_items(none: str) -> None:
    assert texts(none) == []


@pytest.mark.parametrize("name", ["Microsoft 365", "Photoshop 2024", "ISO 9001", "3ds Max", "Sage 50"])
def test_a_number_in_a_name_stays_with_it(name: str) -> None:
    assert texts(f"Zoho\n{name}") == ["Zoho", name]


def test_five_hundred_items_are_all_there() -> None:
    assert texts("\n".join(f"• Craft {number}" for number in range(500))) == [
        f"Craft {n}" for n in range(500)
    ]
