import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { addCarriedItems, addProposalItem, linkProposal } from '../../shared/meetings/agendaActs'
import { addAgendaItem, readAgenda } from '../../shared/meetings/agendaDocument'
import { agendaKinds, plainAgendaItem } from '../../shared/meetings/agendaItem'
import { carryOver, type EarlierItem, type EarlierMeeting } from '../../shared/meetings/carryOver'
import { outcomes } from '../../shared/meetings/outcome'

const item = (told: Partial<EarlierItem> & { id: string }): EarlierItem => ({
  ...plainAgendaItem,
  kind: 'deliberation',
  title: `${told.id}について`,
  number: '５(1)',
  outcome: 'agreed',
  note: '',
  ...told,
})
const meeting = (id: string, startsAt: number, items: EarlierItem[]): EarlierMeeting => ({
  id,
  name: id,
  startsAt,
  items,
})
const ids = (offers: ReturnType<typeof carryOver>) =>
  offers.map((each) => `${each.meetingId}/${each.item.id}`)

describe('carry-over', () => {
  test('[G4] 継続 of any earlier meeting is offered, and what the last one left open; what is settled is not', () => {
    const earlier = [
      meeting('june', 1, [
        item({ id: 'snow', outcome: 'continued' }),
        item({ id: 'forgotten', outcome: null }),
      ]),
      meeting('september', 2, [
        item({ id: 'bus', outcome: null }),
        item({ id: 'report', kind: 'report', outcome: null }),
        item({ id: 'fees', outcome: 'rejected' }),
      ]),
    ]
    expect(carryOver(earlier, []).map(({ item, reason }) => [item.id, reason])).toEqual([
      ['snow', 'continued'],
      ['bus', 'undecided'],
    ])
  })

  test('[G4] an item that a later meeting carried on is offered from there, or no more when it was settled', () => {
    const on = (outcome: EarlierItem['outcome']) =>
      item({ id: 'c1-snow', outcome, carriedFrom: { meetingId: 'june', itemId: 'snow' } })
    const june = meeting('june', 1, [item({ id: 'snow', outcome: 'continued' })])
    expect(ids(carryOver([june, meeting('september', 2, [on('continued')])], []))).toEqual([
      'september/c1-snow',
    ])
    expect(ids(carryOver([june, meeting('september', 2, [on('agreed')])], []))).toEqual([])
  })

  test('[G4] never twice: whoever presses how often, at once or after each other, each item stands there once', () => {
    const anyItem = fc.record({
      outcome: fc.option(fc.constantFrom(...outcomes)),
      kind: fc.constantFrom(...agendaKinds),
    })
    const anyYear = fc.array(fc.array(anyItem, { maxLength: 4 }), { minLength: 1, maxLength: 4 })
    const presses = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(anyYear, presses, fc.boolean(), (year, order, isTogether) => {
        const earlier = year.map((items, at) =>
          meeting(
            `m${at}`,
            at,
            items.map((told, index) => item({ id: `i${at}-${index}`, ...told })),
          ),
        )
        const docs = [new Y.Doc(), new Y.Doc(), new Y.Doc()]
        for (const press of order) {
          const doc = docs[press] ?? new Y.Doc()
          addCarriedItems(doc, carryOver(earlier, readAgenda(doc)))
          if (isTogether) sync(docs)
        }
        sync(docs)
        const doc = docs[0] ?? new Y.Doc()
        const expected = ids(carryOver(earlier, [])).sort()
        const carried = readAgenda(doc).map(
          ({ carriedFrom }) => `${carriedFrom?.meetingId}/${carriedFrom?.itemId}`,
        )
        expect(carried.sort()).toEqual(expected)
        // What was carried is offered no more.
        expect(carryOver(earlier, readAgenda(doc))).toEqual([])
      }),
    )
  })

  test('[G4] the id of an item that goes on for years stays short', () => {
    let id = 'x'.repeat(50)
    for (let year = 0; year < 100; year++) {
      const doc = new Y.Doc()
      addCarriedItems(doc, [{ meetingId: `m${year}`, item: item({ id }) }])
      const [carried] = readAgenda(doc)
      expect(carried?.carriedFrom).toEqual({ meetingId: `m${year}`, itemId: id })
      id = carried?.id ?? ''
    }
    expect(id).toBe(`c100-${'x'.repeat(50)}`)
  })
})

describe('proposals on the agenda', () => {
  const proposal = { id: 'p1', title: '村道除雪の共同発注', originators: ['sakae'] }

  test('[G2] a proposal put on the agenda twice stands there once', () => {
    const doc = new Y.Doc()
    expect(addProposalItem(doc, 'a', proposal)).toBe('a')
    expect(addProposalItem(doc, 'b', proposal)).toBe('a')
    expect(readAgenda(doc)).toEqual([
      {
        ...plainAgendaItem,
        id: 'a',
        kind: 'deliberation',
        title: proposal.title,
        proposedBy: ['sakae'],
        proposalId: 'p1',
      },
    ])
  })

  test('[G2] linking fills in what is empty and overwrites nothing', () => {
    const doc = new Y.Doc()
    addAgendaItem(doc, { id: 'own', kind: 'report', title: '除雪', proposedBy: ['nakano'] })
    addAgendaItem(doc, { id: 'empty', kind: 'report' })
    for (const id of ['own', 'empty']) linkProposal(doc, id, proposal)
    expect(
      readAgenda(doc).map(({ title, proposedBy, proposalId }) => [title, proposedBy, proposalId]),
    ).toEqual([
      ['除雪', ['nakano'], 'p1'],
      ['村道除雪の共同発注', ['sakae'], 'p1'],
    ])
  })
})

function sync(docs: readonly Y.Doc[]): void {
  for (const from of docs) for (const to of docs) Y.applyUpdate(to, Y.encodeStateAsUpdate(from))
}
