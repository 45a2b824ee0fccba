import * as Y from 'yjs'
import type { Context } from '../../server/context'
import { newId } from '../../server/id'
import { createMeeting } from '../../server/meetings/createMeeting'
import type { MeetingRow } from '../../server/meetings/queries'
import type { CreateMeeting } from '../../shared/meetings/commands'
import type { Actor } from '../../shared/permission'
import { editDocument, prepareEdit } from '../support/editDocument'
import { insertForum, insertOrganisation, insertSeat } from '../support/rows'
import { openTestContext } from '../support/testContext'

const hour = 60 * 60 * 1000
/** 令和8年11月24日（火） 午前9時 */
export const today = Date.parse('2026-11-24T09:00:00+09:00')

/** A store on disk with one body of three municipalities and a neighbour's body, and the seats that act in the tests. */
export async function openMeetingWorld() {
  const { context, clock, told, close } = await openTestContext(today)
  const { store } = context
  await fill(context)

  const world = {
    context,
    store,
    clock,
    told,
    close,
    ...actors,
    async creates(changes: Partial<CreateMeeting> = {}): Promise<MeetingRow> {
      const { id } = await createMeeting(context, actors.secretariat, anyMeeting(changes))
      return world.meeting(id)
    },
    meeting: (id: string) =>
      store.db.selectFrom('meeting').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    prepares: (documentId: string, change: (doc: Y.Doc) => void) =>
      prepareEdit(context, actors.village, documentId, change),
    edits: (documentId: string, change: (doc: Y.Doc) => void) =>
      editDocument(context, actors.village, documentId, change),
  }
  return world
}
export type MeetingWorld = Awaited<ReturnType<typeof openMeetingWorld>>

/** A command that is right in every part; each call has its own key. */
export const anyMeeting = (changes: Partial<CreateMeeting> = {}): CreateMeeting => ({
  forumId: 'hokushin',
  title: '北信地域定住自立圏 推進協議会幹事会',
  startsAt: today - 2 * hour,
  place: '飯山市役所 第3委員会室',
  mode: 'hybrid',
  idempotencyKey: newId(),
  ...changes,
})

const memberOf = (
  organisation: string,
  role: 'central_city' | 'partner_municipality' | 'observer',
): Actor => ({
  personId: `person-${organisation}`,
  seatId: `seat-${organisation}`,
  organisationId: organisation,
  duty: 'member',
  memberships: [{ forumId: 'hokushin', role }],
  secretariatOf: [],
})

const actors = {
  secretariat: { ...memberOf('iiyama', 'central_city'), secretariatOf: ['hokushin'] } as Actor,
  village: memberOf('kijimadaira', 'partner_municipality'),
  town: memberOf('nakano', 'central_city'),
  observer: memberOf('sakae', 'observer'),
  outsider: {
    ...memberOf('nagano', 'central_city'),
    memberships: [{ forumId: 'nagano-region', role: 'central_city' }],
    secretariatOf: ['nagano-region'],
  } as Actor,
  prefecture: {
    ...memberOf('naganoken', 'observer'),
    duty: 'prefecture',
    memberships: [{ forumId: 'hokushin', role: 'prefecture' }],
  } as Actor,
  administrator: { ...memberOf('office', 'observer'), duty: 'administrator', memberships: [] } as Actor,
}

const organisations = [
  ['iiyama', '飯山市', '202134'],
  ['nakano', '中野市', '202118'],
  ['kijimadaira', '木島平村', '205621'],
  ['sakae', '栄村', '206024'],
  ['nagano', '長野市', '202011'],
  ['naganoken', '長野県', '200000'],
  ['office', '運用担当', '999999'],
] as const

async function fill({ store: { db } }: Context): Promise<void> {
  await db
    .insertInto('region')
    .values({ id: 'hokushin-region', name: '北信圏域', position: 10, office: null, union_forum_id: null })
    .execute()
  for (const [id, name, code] of organisations) {
    await insertOrganisation(db, {
      id,
      name,
      code,
      kind: name.endsWith('村') ? 'village' : name.endsWith('県') ? 'prefecture' : 'city',
      prefecture_code: '20',
      region_id: 'hokushin-region',
      official_order: code,
    })
    const duty = id === 'naganoken' ? 'prefecture' : id === 'office' ? 'administrator' : 'member'
    await insertSeat(db, { id: `seat-${id}`, organisation_id: id, title: '企画財政課長', duty })
  }
  await insertForum(db, { id: 'hokushin', name: '北信地域定住自立圏', region_id: 'hokushin-region' })
  await insertForum(db, { id: 'nagano-region', name: '長野地域連携中枢都市圏' })
  const members = [
    ['kijimadaira', 'partner_municipality'],
    ['iiyama', 'central_city'],
    ['nakano', 'central_city'],
    ['sakae', 'observer'],
  ] as const
  for (const [organisation_id, role] of members)
    await db
      .insertInto('forum_member')
      .values({ forum_id: 'hokushin', organisation_id, role, from_on: null, to_on: null })
      .execute()
}

/** One block of the minutes as the editor writes it. */
export function block(
  name: string,
  attributes: Record<string, unknown>,
  ...texts: (string | Y.XmlElement)[]
): Y.XmlElement {
  const element = new Y.XmlElement(name)
  // The editor stores attributes with their JSON type, which Yjs' types do not say.
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value as string)
  const children = texts.map((each) => {
    if (typeof each !== 'string') return each
    const text = new Y.XmlText()
    text.insert(0, each)
    return text
  })
  element.insert(0, children)
  return element
}

/** Plain text as the walker and the record give it. */
export const run = (text: string) => ({ text, isBold: false })

export function writeBlocks(doc: Y.Doc, blocks: Y.XmlElement[]): void {
  const fragment = doc.getXmlFragment('minutes')
  fragment.insert(fragment.length, blocks)
}
