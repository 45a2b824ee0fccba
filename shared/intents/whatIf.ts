import { type AnswerLevel, answerLevels } from '../confirmation/level'
import { type CostModel, withCostChanged } from './cost'
import { type Intent, isWilling } from './intent'
import type { World } from './world'

/** Everything that stands of a proposal and that the solver is asked with. */
export interface Facts {
  /** the members asked, in 建制順 */
  members: readonly { id: string; role: string }[]
  /** the latest answer of each */
  intents: readonly Intent[]
  model: CostModel | null
  populations: readonly { organisationId: string; people: number }[]
}

/** もし…なら: changes of somebody's thinking. They are stored nowhere and bind nobody. */
export interface Change {
  /** 費用 in percent of change */
  percent: number
  startYear: number | null
  /** without these, and with these although they have not said 参加 */
  without: readonly string[]
  added: readonly string[]
  /** answers below this level are not counted on */
  level: AnswerLevel
}

export const noChange: Change = {
  percent: 0,
  startYear: null,
  without: [],
  added: [],
  level: 'official_in_charge',
}

export const isUnchanged = ({ percent, startYear, without, added, level }: Change): boolean =>
  percent === 0 && startYear === null && without.length + added.length === 0 && level === noChange.level

/** The world as it stands, with what is tried. Who is added is asked for no conditions: nobody knows them. */
export function worldOf({ members, intents, model, populations }: Facts, change: Change): World {
  const candidates = members.flatMap(({ id }, place) => {
    if (change.without.includes(id)) return []
    const intent = intents.find(({ organisationId }) => organisationId === id)
    if (intent && isWilling(intent.value) && reaches(intent.level, change.level)) {
      const marks = intent.marks.map((mark) => mark?.isMet ?? null)
      return [{ id, place, conditions: intent.conditions, marks }]
    }
    return change.added.includes(id) ? [{ id, place, conditions: [], marks: [] }] : []
  })
  return {
    candidates,
    model: model && changed(model, change),
    people: Object.fromEntries(populations.map(({ organisationId, people }) => [organisationId, people])),
    central: members.filter(({ role }) => role === 'central_city').map(({ id }) => id),
  }
}

const changed = (model: CostModel, { percent, startYear }: Change): CostModel => ({
  ...(percent === 0 ? model : withCostChanged(model, percent)),
  startYear: startYear ?? model.startYear,
})

const reaches = (level: AnswerLevel, least: AnswerLevel): boolean =>
  answerLevels.indexOf(level) >= answerLevels.indexOf(least)
