"""The style sheet of a benchmark's page."""

from __future__ import annotations

from liftrun.report.palette import DARK, LIGHT

_SHEET = """
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);
 font:15px/1.5 system-ui,"Helvetica Neue",Helvetica,Arial,"Liberation Sans",sans-serif}
main{max-width:1080px;margin:0 auto;padding:20px 16px 48px}
h1{font-size:1.7rem;line-height:1.2;margin:0 0 .6rem}
h2{font-size:1.3rem;margin:2.2rem 0 .6rem}
h3{font-size:1.05rem;margin:1.6rem 0 .4rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;margin:0;font-size:.9rem}
dt{color:var(--soft)}
dd{margin:0;overflow-wrap:anywhere}
.soft,footer,figcaption{color:var(--soft);font-size:.88rem}
.right{font-weight:600;color:var(--mobility_edge)}
.wrong{border:2px solid #c00000;border-left-width:8px;border-radius:6px;padding:.4rem 1.2rem;margin:1rem 0}
.wrong h2{margin:.3rem 0;color:#c00000}
.wide{overflow-x:auto;margin:.5rem 0}
table{border-collapse:collapse;font-size:.86rem;font-variant-numeric:tabular-nums}
th,td{padding:.22rem .6rem;text-align:right;border-bottom:1px solid var(--line);white-space:nowrap}
thead th{border-bottom:2px solid var(--soft);vertical-align:bottom;font-weight:600}
th:first-child{text-align:left}
tbody th{font-weight:400}
tr.baseline th,tr.baseline td{font-weight:700}
tr.faster td:last-child{color:var(--mobility_edge);font-weight:600}
tr.slower td:last-child{color:var(--warn)}
tr.none td:last-child{color:var(--soft)}
figure{margin:1.1rem 0;background:#ffffff;border:1px solid var(--line);border-radius:8px;padding:10px 12px}
figure svg{display:block;width:100%;height:auto}
figcaption{color:#4f5861;margin-top:.4rem}
details{margin:.8rem 0}
summary{cursor:pointer;font-weight:600}
pre{overflow-x:auto;background:var(--closed);padding:.8rem 1rem;border-radius:6px;font-size:.82rem}
footer{margin-top:2.4rem;border-top:1px solid var(--line);padding-top:.8rem}
@media print{@page{size:A4 portrait;margin:12mm}main{padding:0;max-width:none}figure,tr{break-inside:avoid}}
"""


def style() -> str:
    """All the CSS, colours first."""
    light, dark = ("".join(f"--{name}:{value};" for name, value in colours.items()) for colours in (LIGHT, DARK))
    colours = (
        f":root{{color-scheme:light dark;{light}}}@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}"
    )
    return colours + _SHEET.replace("\n", "")
