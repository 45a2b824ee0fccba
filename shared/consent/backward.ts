import { addDays } from '../calendar'
import type { ConsentCourse, Sitting } from './earliest'

/** The latest days that still reach the target (逆算): of the decision, and of the word of the head before it. */
export interface LatestDays {
  id: string
  /** null where no 会期 before it is known */
  assemblyOn: string | null
  headOn: string | null
}

export interface Backward {
  /** the day by which everybody has to have agreed, so that 県's answer is there on the target */
  agreedOn: string
  parties: LatestDays[]
  /** 提案書提出期限: what is ready by then still reaches the target; null while a member's 会期 is unknown */
  readyOn: string | null
}

/** From the day it shall take effect back to the day the text has to be ready, by sessions alone: plans are what it is checked by [Y6]. */
export function backward(course: ConsentCourse, targetOn: string): Backward {
  const agreedOn = course.template.last === null ? targetOn : addDays(targetOn, -course.prefectureDays)
  const parties = course.parties.map(({ id, sessions }) => ({
    id,
    ...latestDays(course, sessions, agreedOn),
  }))
  const heads = parties.flatMap(({ headOn }) => (headOn === null ? [] : [headOn]))
  const isKnown = heads.length === parties.length && heads.length > 0
  return {
    agreedOn,
    parties,
    readyOn: isKnown ? heads.reduce((one, other) => (one < other ? one : other)) : null,
  }
}

function latestDays(
  { template, leadDays }: ConsentCourse,
  sessions: readonly Sitting[],
  agreedOn: string,
): Omit<LatestDays, 'id'> {
  if (!template.stages.includes('assembly')) return { assemblyOn: null, headOn: agreedOn }
  const assemblyOn = lastSittingDay(sessions, agreedOn)
  return { assemblyOn, headOn: assemblyOn === null ? null : addDays(assemblyOn, -leadDays) }
}

/** The last day until `until` on which the assembly sits. */
function lastSittingDay(sessions: readonly Sitting[], until: string): string | null {
  const days = sessions
    .filter(({ fromOn }) => fromOn <= until)
    .map(({ toOn }) => (toOn < until ? toOn : until))
    .sort()
  return days.at(-1) ?? null
}
