// Reads an .ics file given on standard input with ical.js and prints, as JSON, what it understood: calendar
// properties, and per event its text and its instants in UTC. Times are read by the VTIMEZONEs of the file alone.

import { readFileSync } from "node:fs";
import ICAL from "ical.js";

ICAL.design.strict = true;

function instant(time) {
  if (time.zone.tzid === "floating") throw new Error(`${time} has no zone`);
  return new Date(time.toUnixTime() * 1000).toISOString();
}

function eventOf(component) {
  const event = new ICAL.Event(component);
  const value = (name) => component.getFirstPropertyValue(name);
  return {
    uid: event.uid,
    sequence: event.sequence,
    zone: event.startDate.zone.tzid,
    start: instant(event.startDate),
    end: instant(event.endDate),
    minutes: event.duration.toSeconds() / 60,
    summary: event.summary,
    description: event.description,
    location: event.location,
    status: value("status"),
    transp: value("transp"),
    categories: component.getFirstProperty("categories").getValues(),
    alarms: component.getAllSubcomponents("valarm").map((alarm) => String(alarm.getFirstPropertyValue("trigger"))),
  };
}

const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
const properties = Object.fromEntries(calendar.getAllProperties().map((p) => [p.name, String(p.getFirstValue())]));
const events = calendar.getAllSubcomponents("vevent").map(eventOf);
process.stdout.write(JSON.stringify({ properties, events }));
