"""Cross-training in an athlete's file."""

from __future__ import annotations

import pytest

from liftrun.athlete.cross_training import cross_training_in, fixed_starts
from liftrun.domain import Load
from liftrun.domain.errors import InputError
from tests.athlete.files import athlete
from tests.support.factories.weeks import PLAIN

BIKE = '[[cross_training]]\nkind = "bike"\nminutes = 60\n'


def test_an_entry_is_one_easy_session_a_week_unless_it_states_more(tmp_path):
    (bike,) = athlete(tmp_path, more=BIKE).cross_training
    assert (bike.kind, bike.minutes, bike.times, bike.at, bike.hard) == ("bike", 60, 1, None, False)
    assert bike.whole_load == Load()


def test_an_entry_states_its_load(tmp_path):
    (bike,) = athlete(tmp_path, more=f"{BIKE}hard = true\nload = {{ legs = 3, trunk = 1 }}").cross_training
    assert bike.whole_load == Load(legs=3, trunk=1, hard=True)


def test_sessions_are_numbered_in_the_order_of_the_file(tmp_path):
    someone = athlete(tmp_path, more=f'{BIKE}times = 2\n[[cross_training]]\nkind = "swim"\nminutes = 45')
    numbered = cross_training_in(someone.cross_training, PLAIN)
    assert [(one.id, one.entry.kind) for one in numbered] == [
        ("cross_training-1", "bike"),
        ("cross_training-2", "bike"),
        ("cross_training-3", "swim"),
    ]


def test_a_session_on_a_date_is_in_the_week_of_that_date_only_and_keeps_the_numbers_of_others(tmp_path):
    more = f'{BIKE}at = "2026-12-05 10:00"\n[[cross_training]]\nkind = "swim"\nminutes = 45\nat = "Wed 18:00"'
    someone = athlete(tmp_path, more=more)
    assert fixed_starts(someone.cross_training, PLAIN) == {"cross_training-2": PLAIN.at(2, 18 * 60)}


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ('kind = "skate"\nminutes = 60', 'cross_training[1].kind: got "skate"'),
        ('kind = "bike"\nminutes = 5', "cross_training[1].minutes: got 5"),
        ('kind = "bike"', "cross_training[1].minutes: expected"),
        ('kind = "bike"\nminutes = 60\ntimes = 8', "cross_training[1].times: got 8"),
        (
            'kind = "bike"\nminutes = 60\ntimes = 2\nat = "Wed 18:00"',
            "cross_training[1].times: got 2, expected one",
        ),
        ('kind = "bike"\nminutes = 60\nload = { legs = 4 }', "cross_training[1].load.legs: got 4"),
        ('kind = "bike"\nminutes = 60\nat = "noon"', 'cross_training[1].at: got "noon"'),
        ('kind = "bike"\nminutes = 60\ndistance = 20', "cross_training[1].distance: got an unknown key"),
    ],
)
def test_what_is_wrong_with_an_entry_is_one_message(tmp_path, lines, message):
    with pytest.raises(InputError) as caught:
        athlete(tmp_path, more=f"[[cross_training]]\n{lines}")
    assert message in str(caught.value)


def test_a_pin_and_a_fixed_session_cannot_start_together(tmp_path):
    more = f'{BIKE}at = "Wed 18:00"\n[[pin]]\nsession = "lift"\nat = "Wed 18:00"'
    with pytest.raises(InputError, match="one session at a time"):
        athlete(tmp_path, more=more)
