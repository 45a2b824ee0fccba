import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { disablePerson, endSessionsOfPerson } from '../../server/accounts/disablePerson'
import { endAppointment } from '../../server/accounts/endAppointment'
import { endOwnSession } from '../../server/accounts/endOwnSession'
import { setSecretariat } from '../../server/accounts/setSecretariat'
import { switchSeat } from '../../server/accounts/switchSeat'
import { confirmMinutes } from '../../server/minutes/confirmMinutes'
import { previewMinutes } from '../../server/minutes/previewMinutes'
import { discardDraft } from '../../server/proposals/discardDraft'
import { submitProposal } from '../../server/proposals/submitProposal'
import { closeCode, messageType, noticePath, syncStep } from '../../shared/collab/protocol'
import { RawSocket, statesOf } from './support/clients'
import { openRightsWorld, type RightsWorld } from './support/rightsWorld'

/** The whole product, its own verbs and real sessions: what ends a right ends it on every connection that is open [S7]. */
let world: RightsWorld
beforeEach(async () => {
  world = await openRightsWorld()
})
afterEach(async () => {
  expect(world.bugs).toEqual([])
  await world.close()
})

/** Somebody at a document: their page has synced, they are seen and can type. */
class Seated {
  readonly doc = new Y.Doc()
  readonly raw: RawSocket

  private constructor(
    readonly documentId: string,
    cookie: string,
    readonly root: string,
  ) {
    this.raw = new RawSocket(world, `/sync/v1/${documentId}?epoch=0&schema=2`, { cookie })
  }

  static async at(documentId: string, cookie: string, root = 'minutes'): Promise<Seated> {
    const seated = new Seated(documentId, cookie, root)
    await seated.raw.handshake(seated.doc)
    seated.doc.on('update', (update: Uint8Array) => seated.raw.sync(syncStep.update, update))
    return seated
  }

  types(): void {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText('発言')])
    this.doc.getXmlFragment(this.root).push([paragraph])
  }

  shows(clock = 1): void {
    this.raw.presence({ clientId: this.doc.clientID, clock, state: { field: 'here' } })
  }

  async saves(): Promise<void> {
    this.raw.token(1)
    await this.raw.acked()
  }
}

const rowsOf = async (documentId: string, personId: string) =>
  (await world.context.store.log.tail(documentId, 0)).filter(({ author }) => author.personId === personId)
    .length

const seen = async (by: Seated) => statesOf((await by.raw.next(messageType.awareness)).decoder)

/** What each verb takes from 栄村's person, who sits at the minutes from a session of their own. */
const ends: [string, number, (sessionId: string) => Promise<void>][] = [
  [
    'signing out',
    closeCode.signedOut,
    async (sessionId) => endOwnSession(world.context, await world.actor('sakae'), sessionId),
  ],
  [
    'the administrator ending the sessions',
    closeCode.signedOut,
    async () => endSessionsOfPerson(world.context, await world.actor('office'), 'sakae'),
  ],
  [
    'the administrator shutting the person out',
    closeCode.signedOut,
    async () => disablePerson(world.context, await world.actor('office'), 'sakae'),
  ],
  [
    'the end of the appointment',
    closeCode.signedOut,
    async () =>
      endAppointment(world.context, await world.actor('office'), { appointmentId: 'sakae in sakae' }),
  ],
]

test.each(ends)(
  '[auth/revocation-takes-effect-on-live-connection] [S7] %s: closed within a second, gone from the others’ sight, and nothing sent since is taken',
  async (_name, code, end) => {
    const { cookie, sessionId } = await world.signIn('sakae')
    const other = await Seated.at(world.minutesId, (await world.signIn('nozawa')).cookie)
    const [sakae, elsewhere] = [
      await Seated.at(world.minutesId, cookie),
      await Seated.at(world.agendaId, cookie, 'items'),
    ]
    const notices = new RawSocket(world, noticePath, { cookie })
    await notices.opened()
    sakae.shows()
    expect(await seen(other)).toMatchObject([{ state: { field: 'here' } }])
    sakae.types()
    await sakae.saves()
    const before = await rowsOf(world.minutesId, 'sakae')
    await end(sessionId)
    const since = performance.now()
    // In the very tick in which the right ended.
    sakae.types()
    sakae.shows(2)
    sakae.raw.token(2)
    expect(await seen(other)).toEqual([{ clientId: sakae.doc.clientID, clock: 1, state: null }])
    expect([await sakae.raw.closed(), await elsewhere.raw.closed(), await notices.closed()]).toEqual([
      code,
      code,
      code,
    ])
    expect(performance.now() - since).toBeLessThan(1_000)
    other.raw.token(1)
    await other.raw.acked()
    expect(other.raw.frames.filter(({ type }) => type === messageType.awareness)).toEqual([])
    expect(sakae.raw.frames.filter(({ type }) => type === messageType.ack)).toEqual([])
    expect(await rowsOf(world.minutesId, 'sakae')).toBe(before)
    expect(other.raw.closeCode).toBeUndefined()
  },
)

test('[S7] a peer that does not answer the close is gone from the others’ sight all the same', async () => {
  const { cookie, sessionId } = await world.signIn('sakae')
  const other = await Seated.at(world.minutesId, (await world.signIn('nozawa')).cookie)
  const sakae = await Seated.at(world.minutesId, cookie)
  sakae.shows()
  await seen(other)
  sakae.raw.ws.pause()
  await endOwnSession(world.context, await world.actor('sakae'), sessionId)
  const since = performance.now()
  expect(await seen(other)).toMatchObject([{ state: null }])
  expect(performance.now() - since).toBeLessThan(1_000)
  sakae.raw.ws.terminate()
})

test('[S7] another session of the same person goes on', async () => {
  const [ended, open] = [await world.signIn('sakae'), await world.signIn('sakae')]
  const [one, two] = [
    await Seated.at(world.minutesId, ended.cookie),
    await Seated.at(world.minutesId, open.cookie),
  ]
  await endOwnSession(world.context, await world.actor('sakae'), ended.sessionId)
  two.types()
  await two.saves()
  expect(await one.raw.closed()).toBe(closeCode.signedOut)
  expect(two.raw.closeCode).toBeUndefined()
})

test('[S7] the role changes to reading: the next word is refused, reading goes on until then', async () => {
  const { cookie, sessionId } = await world.signIn('sakae')
  const other = await Seated.at(world.agendaId, (await world.signIn('nozawa')).cookie, 'items')
  const sakae = await Seated.at(world.agendaId, cookie, 'items')
  const before = await rowsOf(world.agendaId, 'sakae')
  await switchSeat(world.context, await world.actor('sakae'), { sessionId, seatId: 'tsunan' })
  other.doc.getArray('items').push(['read'])
  await other.saves()
  await sakae.raw.next(messageType.sync, syncStep.update)
  sakae.doc.getArray('items').push(['written'])
  expect(await sakae.raw.closed()).toBe(closeCode.refused)
  expect(await rowsOf(world.agendaId, 'sakae')).toBe(before)
})

test('[S7] a word that was on its way when the role changed is refused, not signed by the new seat', async () => {
  const { cookie, sessionId } = await world.signIn('sakae')
  const sakae = await Seated.at(world.agendaId, cookie, 'items')
  const before = await rowsOf(world.agendaId, 'sakae')
  await switchSeat(world.context, await world.actor('sakae'), { sessionId, seatId: 'tsunan' })
  sakae.doc.getArray('items').push(['on its way'])
  expect(await sakae.raw.closed()).toBe(closeCode.refused)
  expect(await rowsOf(world.agendaId, 'sakae')).toBe(before)
})

test('[S7][R5] who is the secretariat no longer loses the draft typed for another, and still edits minutes as a member', async () => {
  const { cookie } = await world.signIn('iiyama')
  const { bodyId } = await world.drafts('iiyama')
  const [body, minutes] = [await Seated.at(bodyId, cookie, 'body'), await Seated.at(world.minutesId, cookie)]
  await setSecretariat(world.context, await world.actor('office'), { seatId: 'iiyama', forumIds: [] })
  body.types()
  expect(await body.raw.closed()).toBe(closeCode.refused)
  expect(await rowsOf(bodyId, 'iiyama')).toBe(0)
  minutes.types()
  await minutes.saves()
  expect(minutes.raw.closeCode).toBeUndefined()
})

test('[S7] 提出: the drafters’ open body is read-only at once', async () => {
  const { proposalId, bodyId } = await world.drafts('sakae')
  const sakae = await Seated.at(bodyId, (await world.signIn('sakae')).cookie, 'body')
  sakae.types()
  await sakae.saves()
  const { revision } = await world.context.store.db
    .selectFrom('proposal')
    .select('revision')
    .where('id', '=', proposalId)
    .executeTakeFirstOrThrow()
  await submitProposal(world.context, await world.actor('sakae'), proposalId, {
    idempotencyKey: 'submission of the test',
    revision,
  })
  sakae.types()
  expect(await sakae.raw.closed()).toBe(closeCode.refused)
  expect(await rowsOf(bodyId, 'sakae')).toBe(1)
})

test('[S7] a draft that is discarded is closed for whoever has it open', async () => {
  const { proposalId, bodyId } = await world.drafts('sakae')
  const sakae = await Seated.at(bodyId, (await world.signIn('sakae')).cookie, 'body')
  await discardDraft(world.context, await world.actor('sakae'), proposalId)
  sakae.types()
  expect([closeCode.deleted, closeCode.refused]).toContain(await sakae.raw.closed())
})

test('[S6][S7] 確定: both documents of the meeting close, and no word that was on its way is in the record', async () => {
  const { cookie } = await world.signIn('sakae')
  const [minutes, agenda] = [
    await Seated.at(world.minutesId, cookie),
    await Seated.at(world.agendaId, cookie, 'items'),
  ]
  const secretariat = await world.actor('iiyama')
  minutes.types()
  await minutes.saves()
  const { previewed } = await previewMinutes(world.context, secretariat, { meetingId: world.meetingId })
  const before = await rowsOf(world.minutesId, 'sakae')
  await confirmMinutes(world.context, secretariat, {
    meetingId: world.meetingId,
    previewed,
    idempotencyKey: 'confirmation of the test',
  })
  minutes.types()
  expect([await minutes.raw.closed(), await agenda.raw.closed()]).toEqual([
    closeCode.frozen,
    closeCode.frozen,
  ])
  expect(await rowsOf(world.minutesId, 'sakae')).toBe(before)
})
