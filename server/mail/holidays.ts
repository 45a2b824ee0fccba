import holidayJp from '@holiday-jp/holiday_jp'

/** By the day in Japan; the library's own question asks in the time zone of the machine. */
const holidays: Record<string, { name: string }> = holidayJp.holidays

export const holidayName = (day: string): string | undefined => holidays[day]?.name
