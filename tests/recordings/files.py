"""Small files as watches and services write them."""

from __future__ import annotations

from datetime import datetime, timedelta

DEGREE_METRES = 111_195.0  # of latitude


def gpx(*segments, kind="running"):
    """Tracks of (start as text, minutes, metres); each is a segment with a point a minute."""
    body = "".join(_segment(datetime.fromisoformat(start), minutes, metres) for start, minutes, metres in segments)
    kind = f"<type>{kind}</type>" if kind else ""
    text = f"""<?xml version="1.0" encoding="UTF-8"?>
<gpx version="1.1" creator="watch" xmlns="http://www.topografix.com/GPX/1/1">
<metadata><time>2026-11-24T00:00:00Z</time></metadata>
<trk><name>Morning</name>{kind}{body}</trk></gpx>"""
    return text.encode()


def _segment(start, minutes, metres):
    points = "".join(
        f'<trkpt lat="{52 + metres * minute / minutes / DEGREE_METRES:.7f}" lon="13.0"><ele>40</ele>'
        f"<time>{(start + timedelta(minutes=minute)).isoformat()}Z</time></trkpt>"
        for minute in range(minutes + 1)
    )
    return f"<trkseg>{points}</trkseg>"


def tcx(start, *laps, sport="Running"):
    """An activity of laps (seconds, metres)."""
    body = "".join(
        f'<Lap StartTime="{start}"><TotalTimeSeconds>{seconds}</TotalTimeSeconds>'
        f"<DistanceMeters>{metres}</DistanceMeters>"
        f"<Track><Trackpoint><Time>{start}</Time><DistanceMeters>12.5</DistanceMeters></Trackpoint></Track></Lap>"
        for seconds, metres in laps
    )
    space = "http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"
    text = f'<?xml version="1.0"?><TrainingCenterDatabase xmlns="{space}"><Activities><Activity Sport="{sport}">'
    return f"{text}<Id>{start}</Id>{body}</Activity></Activities></TrainingCenterDatabase>".encode()


STRAVA = """Activity ID,Activity Date,Activity Name,Activity Type,Elapsed Time,Distance,Moving Time,Distance
11,"Nov 24, 2026, 5:30:00 AM",Morning Run,Run,2460,8.05,2400,8050.5
12,"Nov 25, 2026, 5:30:00 PM",Gym,Weight Training,3000,0,3000,0.0
13,"Nov 26, 2026, 6:30:00 AM",Stroll,Walk,1800,2.0,1800,2000.0
"""
GARMIN = """Activity Type,Date,Favorite,Title,Distance,Calories,Time,Avg HR
Running,2026-11-24 06:30:00,false,Berlin,"5.00",480,00:41:00,150
Strength Training,2026-11-25 18:30:00,false,Gym,--,200,00:50:00,110
"""
GERMAN = """Date;Sport;Distance (km);Duration
;;;
2026-11-24 06:30;Run;8,05;0:41:00
"""
