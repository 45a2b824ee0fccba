/** A person who did nothing for so long is taken to be away; what the page then fetches by itself keeps no session alive. */
const attendedMs = 60_000

let lastHandAt = Date.now()

/** Whether somebody touched this page lately. */
export const isAttended = (): boolean => Date.now() - lastHandAt < attendedMs

/** Notes every key and pointer. Called once, at the start of the application. */
export function watchAttendance(target: EventTarget): void {
  for (const type of ['pointerdown', 'keydown'])
    target.addEventListener(type, noteAttendance, { capture: true, passive: true })
}

/** A page that is looked at without hands, as a hall's wall is, says that it is in use. */
export function noteAttendance(): void {
  lastHandAt = Date.now()
}
