import { writeFileSync } from 'node:fs'
import { calendarText } from '../../../server/schedule/calendar'
import { anyEntry } from '../anyEntry'

/** Writes a calendar as a process in the time zone of its environment does; test/schedule/calendar.test.ts starts it. */
writeFileSync(1, calendarText([anyEntry()]))
