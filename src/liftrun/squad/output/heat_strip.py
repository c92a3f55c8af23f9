"""A room through the week as a picture: a row for each day, a box for each half hour, darker the fuller."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.report.markup import Markup, element
from liftrun.report.week.week_words import DAYS
from liftrun.squad.rooms.capacity import use

if TYPE_CHECKING:
    from liftrun.squad.optimise.shared_plan import SharedPlan
    from liftrun.squad.rooms.capacity import Places

LEFT, TOP, ROW, GAP = 46.0, 22.0, 26.0, 3.0
WIDTH = 1200.0
STEP = 30


def heat_strip(plan: SharedPlan, room: int) -> Markup:
    """The picture of one room."""
    places = plan.state.places[room]
    taken = use(span for athlete in plan.state.athletes if athlete.room == room for span in athlete.spans)
    first, last = _hours(plan, places)
    scale = (WIDTH - LEFT - 6) / max(60, last - first)
    drawn = [
        element("text", f"{hour:02d}", class_="lr-soft", x=LEFT + scale * (60 * hour - first), y=14, font_size=12)
        for hour in range(first // 60, -(-last // 60))
    ]
    for day, name in enumerate(DAYS):
        top = TOP + day * (ROW + GAP)
        drawn.append(element("text", name, class_="lr-ink", x=2, y=top + 18, font_size=14))
        drawn.append(element("rect", class_="lr-closed", x=LEFT, y=top, width=WIDTH - LEFT - 6, height=ROW))
        for minute in range(first, last, STEP):
            start = plan.week.day_starts[day] + minute
            drawn.extend(_box(places, taken, start, LEFT + scale * (minute - first), top, scale * STEP))
    height = TOP + 7 * (ROW + GAP) + 4
    title = element("title", f"Places taken in {plan.squad.rooms[room].id} through the week")
    return element(
        "svg", title, *drawn, xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {WIDTH:g} {height:g}", role="img"
    )


def _hours(plan: SharedPlan, places: Places) -> tuple[int, int]:
    """First and last minute of a day, in whole hours, between which the room is ever open."""
    clocks = [edge - plan.week.day_starts[plan.week.day_of(span.start)] for span, _ in places for edge in span]
    return 60 * (min(clocks, default=360) // 60), 60 * -(-max(clocks, default=1320) // 60)


def _box(places: Places, taken: Places, start: int, x: float, y: float, width: float) -> list[Markup]:
    end = start + STEP
    open_ = [count for span, count in places if span.start < end and start < span.end]
    if not open_:
        return []
    held = max((count for span, count in taken if span.start < end and start < span.end), default=0)
    most = max(open_)
    shade = 0 if held == 0 else min(4, max(1, round(4 * held / most)))
    box = {"x": x + 0.5, "y": y, "width": width - 1, "height": ROW}
    ink = {0: "hs-t0", 4: "hs-t4"}.get(shade, "hs-t")
    drawn = [element("rect", class_=f"hs-{shade}", **box)]
    if held >= most:
        drawn.append(element("rect", class_="hs-full", x=x + 1.5, y=y + 1, width=width - 3, height=ROW - 2))
    label = f"{held}/{most}"
    drawn.append(element("text", label, class_=ink, x=x + width / 2, y=y + 18, font_size=12, text_anchor="middle"))
    return drawn
