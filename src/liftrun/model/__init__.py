"""The week as CP-SAT sees it: sessions, days, costs, and the solve."""
