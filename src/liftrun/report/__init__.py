"""The pictures of a week: terminal, SVG and one page of HTML, each from a `PlanDocument` alone."""
