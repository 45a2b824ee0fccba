import { expect, test } from 'vitest'
import { openPoints } from '../../shared/minutes/openPoints'
import type { RecordBlock } from '../../shared/minutes/record'

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
  expect(openPoints({ blocks })).toEqual({
    speechesWithoutOrganisation: 1,
    actionItemsWithoutOwner: 1,
    actionItemsWithoutDue: 2,
  })
})
