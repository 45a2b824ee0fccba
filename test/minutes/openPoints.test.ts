import { expect, test } from 'vitest'
import { openPoints } from '../../shared/minutes/openPoints'
import type { MinutesRecord, RecordBlock } from '../../shared/minutes/record'

const runs = [{ text: '本文', isBold: false }]
const village = { id: '206024', name: '栄村' }
const actionItem = { type: 'actionItem', number: '01', isDone: false, runs } as const

test('counts what is left open, each in its own way', () => {
  const blocks: RecordBlock[] = [
    { type: 'speech', organisation: village, speaker: '', runs },
    { type: 'speech', organisation: null, speaker: '係長', runs },
    { ...actionItem, owner: village, dueOn: null },
    { ...actionItem, owner: null, dueOn: null },
    { ...actionItem, owner: village, dueOn: '2026-12-01' },
    { type: 'paragraph', runs },
  ]
  const item = {
    numberInSection: '(1)',
    number: '５(1)',
    title: '人事について',
    presenter: '',
    minutes: 0,
    proposedBy: [],
  }
  const agenda: MinutesRecord['agenda'] = [
    {
      kind: 'deliberation',
      number: '５',
      label: '協議事項',
      items: [
        { ...item, id: 'open', disclosure: 'open', closedReason: '' },
        { ...item, id: 'internal', disclosure: 'internal', closedReason: '' },
        { ...item, id: 'told', disclosure: 'closed', closedReason: '人事のため' },
        { ...item, id: 'untold', disclosure: 'closed', closedReason: ' ' },
      ],
    },
  ]
  expect(openPoints({ blocks, agenda })).toEqual({
    speechesWithoutOrganisation: 1,
    actionItemsWithoutOwner: 1,
    actionItemsWithoutDue: 2,
    closedItemsWithoutReason: 1,
  })
})
