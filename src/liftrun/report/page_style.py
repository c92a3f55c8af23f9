"""The style sheet of the page."""

from __future__ import annotations

from functools import cache

from liftrun.report.palette import DARK, LIGHT, LOOK_NAMES, stylesheet

# No "<" or "&" here: the page is well-formed XML too, where a style element is ordinary text.
_SHEET = """
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);overflow-wrap:anywhere;
 font:16px/1.5 system-ui,"Helvetica Neue",Helvetica,Arial,"Liberation Sans",sans-serif}
main{max-width:1240px;margin:0 auto;padding:20px 16px 40px}
h1{font-size:1.7rem;line-height:1.2;margin:0}
h2{font-size:1.25rem;margin:2rem 0 .7rem}
h3{font-size:1rem;margin:1rem 0 .3rem}
p{margin:.2rem 0}
ul{margin:.2rem 0;padding-left:1.15rem}
.soft,footer{color:var(--soft)}
.warn{color:var(--warn)}
header{display:flex;flex-wrap:wrap;gap:8px 32px;justify-content:space-between;align-items:flex-start}
header>div{flex:1 1 300px}
header>.brief{flex-basis:100%}
.status{flex:0 1 520px;display:grid;grid-template-columns:auto 1fr;gap:0 10px;margin:0;padding:8px 14px;
 border:1px solid var(--line);border-left:5px solid var(--easy_edge);border-radius:6px;background:var(--closed)}
.status .mark{font-weight:700}
.status .meaning{grid-column:2;font-size:.9rem;color:var(--soft)}
.status:not(.optimal){border-left-color:var(--warn)}
.patterns{position:absolute}
figure.week{margin:14px -16px 0}
figure.week>svg{display:block;width:100%;height:auto}
.cards{columns:330px;column-gap:14px}
.day{border:1px solid var(--line);border-radius:8px;padding:10px 14px 12px;margin-bottom:14px;break-inside:avoid}
.day h3{margin:0 0 .4rem;font-size:1.05rem}
.day h3 .soft{font-weight:400}
.day ol{list-style:none;margin:0;padding:0}
.day ol>li+li{border-top:1px solid var(--line);margin-top:.7rem;padding-top:.7rem}
.day ul{font-size:.92rem}
.day p.soft{font-size:.9rem}
.day code{font-size:.8rem;color:var(--soft)}
.day h3{break-after:avoid}
.day .strip{display:flex;gap:3px;list-style:none;margin:.4rem 0 0;padding:0;font-size:.75rem}
.day .strip li{flex:1;text-align:center;padding:1px 0;border:1px solid var(--line);border-radius:3px;margin:0}
.strip .here{background:var(--ink);color:var(--paper)}
.strip .free{border:2px solid var(--easy_edge)}
.strip .costs{border-style:dashed}
.strip .impossible{color:var(--soft);background:var(--closed);text-decoration:line-through}
.rest{font-size:1.1rem;letter-spacing:.08em;color:var(--soft)}
.bar{display:none;width:100%;height:auto;margin:.2rem 0 .5rem}
.what{display:grid;grid-template-columns:auto 1fr;gap:0 10px;align-items:center;line-height:1.35}
.what .when{grid-column:2;font-size:.95rem;font-variant-numeric:tabular-nums}
.sign{width:34px;height:30px;grid-row:1/span 2;border:1.5px solid;border-radius:6px}
SIGNS
.sign.lift{border-left-width:4px;border-radius:0}
.place{margin-left:.6em;font-size:.75rem;font-weight:700;text-transform:uppercase;letter-spacing:.03em;
 padding:0 6px;border-radius:3px; border:1px solid var(--ink)}
.place.gym{background:var(--ink);color:var(--paper)}
@media screen and (min-width:900px){.more{display:grid;grid-template-columns:1fr 1fr;column-gap:48px}}
.guide summary{cursor:pointer;font-weight:700}
.dropped li,.costs li{margin:.25rem 0}
.cost{white-space:nowrap;font-size:.85rem;padding:1px 7px;border-radius:9px;background:var(--closed);
 border:1px solid var(--line)}
footer{margin-top:2.4rem;padding-top:.8rem;border-top:1px solid var(--line);font-size:.85rem}
@media screen and (max-width:899px){
 figure.week{display:none}
 .bar{display:block}
}
@media print{
 @page{size:A4 landscape;margin:10mm}
 *{-webkit-print-color-adjust:exact;print-color-adjust:exact}
 html{font-size:9.5pt}
 body{font-size:9.5pt;line-height:1.38}
 main{max-width:none;padding:0}
 h2,h3{break-after:avoid}
 .status{padding:3px 10px;flex-basis:560px}
 figure.week{margin:2mm 0 0;break-after:page;break-inside:avoid}
 figure.week>svg{width:auto;max-width:100%;height:168mm;margin:0 auto}
 .days h2{margin-top:0}
 .cards{columns:4;column-gap:4mm}
 .day{margin-bottom:4mm;padding:2mm 3mm}
 .sign{width:28px;height:24px}
 .more{display:grid;grid-template-columns:1fr 1fr;column-gap:12mm}
 .more li,footer{break-inside:avoid}
}
"""


@cache
def page_style() -> str:
    """All the CSS of the page, colours first."""
    light, dark = _variables(LIGHT), _variables(DARK)
    colours = (
        f":root{{color-scheme:light dark;{light}}}@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}"
    )
    return colours + stylesheet() + _SHEET.replace("SIGNS", _signs()).replace("\n", "")


def _signs() -> str:
    """The colours of the small boxes with a sign."""
    return "".join(f".sign.{look}{{background:var(--{look});border-color:var(--{look}_edge)}}" for look in LOOK_NAMES)


def _variables(colours: dict[str, str]) -> str:
    return "".join(f"--{name}:{value};" for name, value in colours.items())
