"""The statistics, against hand-made cases and against scipy."""

from __future__ import annotations

import math
import random

import pytest
from scipy import stats as scipy_stats

from liftrun.bench.statistics import stats


def lognormal(seed, count, shift=0.0):
    randomness = random.Random(seed)
    return {f"week-{number}": math.exp(randomness.gauss(shift, 0.5)) for number in range(count)}


def test_quartiles_of_a_hand_made_case():
    assert stats.quartiles([5, 1, 3, 2, 4]) == (2, 3, 4)


def test_quartiles_of_one_value_are_that_value():
    assert stats.quartiles([7.0]) == (7.0, 7.0, 7.0)


def test_quartiles_agree_with_scipy():
    values = list(lognormal(1, 37).values())
    assert stats.quartiles(values) == pytest.approx(scipy_stats.mstats.mquantiles(values, alphap=1, betap=1))


def test_the_shifted_geometric_mean_of_a_hand_made_case():
    assert stats.shifted_geometric_mean([0.0, 0.3], shift=0.1) == pytest.approx(0.1)  # sqrt(0.1 * 0.4) - 0.1


def test_without_a_shift_the_geometric_mean_is_scipys():
    values = list(lognormal(2, 20).values())
    assert stats.shifted_geometric_mean(values, shift=0) == pytest.approx(scipy_stats.gmean(values))


def test_the_shift_lets_noise_below_ten_milliseconds_weigh_little():
    steady, noisy = [0.001, 0.100], [0.002, 0.100]
    with_shift = stats.shifted_geometric_mean(noisy) / stats.shifted_geometric_mean(steady)
    without = stats.shifted_geometric_mean(noisy, 0) / stats.shifted_geometric_mean(steady, 0)
    assert with_shift < 1.07
    assert without > 1.41


def test_par10_counts_what_is_unsolved_ten_times_the_limit():
    assert stats.par10([1.0, 2.0, 5.0], [True, True, False], time_limit=5) == pytest.approx((1 + 2 + 50) / 3)


def test_the_performance_profile_of_a_hand_made_case():
    times = {"fast": {"a": 1.0, "b": 4.0, "c": 3.0}, "other": {"a": 2.0, "b": 2.0, "c": math.inf}}
    assert stats.performance_profile(times) == {
        "fast": [(1.0, 1 / 3), (1.0, 2 / 3), (2.0, 1.0)],
        "other": [(1.0, 1 / 3), (2.0, 2 / 3)],
    }


def test_an_instance_that_nobody_solves_counts_against_everyone():
    times = {"one": {"a": 1.0, "b": math.inf}, "other": {"a": 3.0, "b": math.inf}}
    assert stats.performance_profile(times) == {"one": [(1.0, 0.5)], "other": [(3.0, 0.5)]}


def test_the_cactus_counts_solved_runs_in_order_of_their_time():
    assert stats.cactus([3.0, 1.0, 2.0], [True, True, False]) == [(1, 1.0), (2, 3.0)]


def test_holm_by_hand():
    # Sorted: 0.01 * 4, 0.02 * 3, 0.03 * 2 (kept from falling below 0.06), 0.5 * 1.
    assert stats.holm([0.03, 0.01, 0.5, 0.02]) == pytest.approx([0.06, 0.04, 0.5, 0.06])


def test_holm_never_exceeds_one():
    assert stats.holm([0.7, 0.8]) == [1.0, 1.0]


def test_holm_of_nothing_is_nothing():
    assert stats.holm([]) == []


def test_the_rank_biserial_correlation_by_hand():
    # Ranks of 1, -2, 3, -4: favourable 1 + 3, unfavourable 2 + 4, of 10 in all.
    assert stats.rank_biserial([1, -2, 3, -4]) == pytest.approx(-0.2)


def test_ties_share_their_ranks():
    # Two differences of size 1 have rank 1.5 each, and 2 has rank 3.
    assert stats.rank_biserial([1, -1, 2]) == pytest.approx(3 / 6)


def test_the_rank_biserial_correlation_is_what_scipys_rank_sums_say():
    one, other = lognormal(3, 25), lognormal(4, 25, 0.2)
    logs = [math.log(other[name] / one[name]) for name in one]
    smaller = scipy_stats.wilcoxon(logs).statistic
    total = 25 * 26 / 2
    assert abs(stats.rank_biserial(logs)) == pytest.approx((total - 2 * smaller) / total)


def test_wilcoxon_by_hand():
    # Six differences of one sign: of 2**6 sign patterns only two are as extreme.
    assert stats.wilcoxon_p([1, 2, 3, 4, 5, 6]) == pytest.approx(2 / 2**6)


def test_no_difference_at_all_shows_nothing():
    assert stats.wilcoxon_p([0.0, 0.0]) == 1.0
    assert stats.rank_biserial([0.0, 0.0]) == 0.0


def test_a_comparison_tells_ratio_interval_test_and_effect():
    one = lognormal(5, 30)
    twice = {name: 2 * taken for name, taken in one.items()}
    found = stats.compare(one, twice)
    assert found.ratio == pytest.approx(2)
    assert found.interval == pytest.approx((2, 2))
    assert (found.effect, found.pairs) == (1.0, 30)
    assert found.p < 1e-6


def test_a_comparison_turned_round_says_the_opposite():
    one, other = lognormal(6, 20), lognormal(7, 20, 0.3)
    there, back = stats.compare(one, other), stats.compare(other, one)
    assert there.ratio == pytest.approx(1 / back.ratio)
    assert there.effect == pytest.approx(-back.effect)
    assert there.p == pytest.approx(back.p)


def test_only_shared_instances_are_compared():
    assert stats.compare({"a": 1.0, "b": 9.0}, {"a": 3.0, "c": 1.0}).pairs == 1


def test_settings_without_a_shared_instance_cannot_be_compared():
    with pytest.raises(ValueError, match="no instance"):
        stats.compare({"a": 1.0}, {"b": 1.0})


def test_the_bootstrap_interval_covers_the_truth_about_as_often_as_it_says():
    covered = 0
    for seed in range(100):
        randomness = random.Random(seed)
        low, high = stats.bootstrap_ratio([randomness.gauss(0.3, 0.4) for _ in range(40)], seed)
        covered += low <= math.exp(0.3) <= high
    assert 88 <= covered <= 100


def test_of_many_settings_that_do_not_differ_holm_lets_almost_none_be_called_faster():
    alarms = 0
    for trial in range(40):
        base = lognormal(1000 + trial, 20)
        others = [lognormal(2000 + 20 * trial + number, 20) for number in range(12)]
        logs = [[math.log(other[name] / base[name]) for name in base] for other in others]
        alarms += min(stats.holm([stats.wilcoxon_p(differences) for differences in logs])) < 0.05
    assert alarms <= 6  # 5 % of 40 trials is 2; the settings share their baseline, so the trials' alarms cluster
