from __future__ import annotations

from pathlib import Path

import pytest

from liftrun.athlete import load_athlete
from liftrun.domain.errors import InputError
from tests.athlete.bad_athletes import bad_athletes
from tests.athlete.files import athlete_text

CASES = bad_athletes()


def message(source: Path) -> str:
    with pytest.raises(InputError) as raised:
        load_athlete(source)
    return str(raised.value)


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("case", CASES, ids=[case.what for case in CASES])
def test_a_bad_file_gets_its_message(case):
    Path("athlete.toml").write_text(case.text, encoding="utf-8")
    assert message(Path("athlete.toml")) == f"athlete.toml: {case.message}"


def test_the_table_of_bad_files_has_no_case_twice_and_starts_from_a_good_one():
    assert len({case.what for case in CASES}) == len({case.text for case in CASES}) == len(CASES) >= 80
    Path("athlete.toml").write_text(athlete_text(), encoding="utf-8")
    assert load_athlete(Path("athlete.toml")).name == "Ada Brook"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", 'expected a name. Add name = "Maya Lindqvist".'),
        (b'name = "\xff"', "line 1: got 0xff, expected text in UTF-8. Save the file as UTF-8."),
        (
            b"BEGIN:VCALENDAR\r\nVERSION:2.0",
            (
                "line 1: got \"BEGIN:VCALENDAR\", expected valid TOML (expected '=' after a key in a key/value pair). "
                "Correct it; texts and times are in quotes."
            ),
        ),
        (
            b"\0\0",
            (
                'line 1: got "\\u0000\\u0000", expected valid TOML (invalid statement). '
                "Correct it; texts and times are in quotes."
            ),
        ),
        (
            b"n = " + b"9" * 5000,
            "expected valid TOML (a number with too many digits). Correct it; texts and times are in quotes.",
        ),
        (
            b"[paces]\n[race]\n[paces]",
            'line 3: got "[paces]", expected [paces] only once. Put all its keys under one heading.',
        ),
        (b"[a]\nb.c = 1\n[a.b]", 'line 3: got "[a.b]", expected [a.b] only once.'),
        (
            b'name = "A"\nname = "B"\nunits = "km"',
            'line 2: got "name = "B"", expected each key and each table only once. Remove or rename one of the two.',
        ),
        (b"a = { b = 1 }\na.c = 2\n", "expected each key and each table only once."),
        (b"n = 0x" + b"f" * 5000, "n: got an unknown key"),
        (b"name = 0x" + b"f" * 5000, "name: got a huge number, expected a name."),
        (b"x = " + b"[" * 5000, "got tables nested too deep, expected at most 16 levels. Remove the nesting."),
        (b"x" + b".x" * 50 + b" = 1", "got tables nested too deep, expected at most 16 levels. Remove the nesting."),
        (b"x" + b".x" * 400_000, "expected at most 100 dots in a line. Break the line, or shorten the key."),
        (b"#" + b"." * 5000, 'expected a name. Add name = "Maya Lindqvist".'),
        (b"#" * 2_000_000, "got a huge file, expected at most 1000000 bytes. Check that this is the right file."),
    ],
    ids=lambda value: str(value[:20]),
)
def test_a_file_that_is_no_athlete_at_all_gets_one_message(content, expected):
    Path("athlete.toml").write_bytes(content)
    assert message(Path("athlete.toml")).startswith("athlete.toml: ")
    assert expected in message(Path("athlete.toml"))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "none.toml",
            "none.toml: expected a file that exists. Check the name, or write a first one with `liftrun init`.",
        ),
        (".", ".: got a folder, expected a file. Name the file in it."),
        (
            "a\0b",
            (
                "a\\u0000b: got a name that no file can have, expected a file that can be read. "
                "Check its name and permissions."
            ),
        ),
        (
            "athlete.toml/athlete.toml",
            (
                "athlete.toml/athlete.toml: got not a directory, expected a file that can be read. "
                "Check its name and permissions."
            ),
        ),
    ],
)
def test_a_file_that_cannot_be_read_gets_one_message(name, expected):
    Path("athlete.toml").write_text(athlete_text(), encoding="utf-8")
    assert message(Path(name)) == expected


def test_no_message_carries_a_control_character_or_grows_without_end():
    for case in CASES:
        assert case.message.isprintable()
        assert len(case.message) < 400
