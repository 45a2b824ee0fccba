import { createRoot, createSignal } from 'solid-js'
import { describe, expect, test } from 'vitest'
import { createDraftForm, type DraftFields } from '../../client/proposals/createDraftForm'

const blank: DraftFields = {
  title: '除雪',
  need: '',
  plan: '',
  fieldId: 'field-1',
  instrumentId: null,
  expectedParticipants: [],
  coProposers: [],
  originKind: null,
  originRef: null,
  originItem: null,
  originNote: '',
  topicId: null,
  benefits: [],
  costNote: '',
  startWish: '',
  prefectureWish: '',
  firstRaisedOn: null,
}

const withForm = (
  work: (form: ReturnType<typeof createDraftForm>, store: (change: Partial<DraftFields>) => void) => void,
) =>
  createRoot((dispose) => {
    const [stored, setStored] = createSignal(blank)
    work(createDraftForm(stored), (change) => setStored({ ...stored(), ...change }))
    dispose()
  })

describe('the form of a draft', () => {
  test('sends only what was changed, and nothing when a change was taken back', () =>
    withForm((form) => {
      form.set('need', '困った')
      form.set('fieldId', null)
      expect(form.changes()).toEqual({ need: '困った', fieldId: null })
      expect(form.value('fieldId')).toBeNull()
      form.set('need', '')
      form.set('fieldId', 'field-1')
      expect(form.isDirty()).toBe(false)
    }))

  test('another’s change to another field simply appears', () =>
    withForm((form, store) => {
      form.set('need', '困った')
      store({ plan: '一緒にやる' })
      expect(form.value('plan')).toBe('一緒にやる')
      expect(form.conflicts()).toEqual([])
    }))

  test('[P5] another’s change to the same field is asked about, never replaced unseen', () =>
    withForm((form, store) => {
      form.set('need', '私の文')
      store({ need: '同僚の文' })
      expect(form.conflicts()).toEqual(['need'])
      form.set('need', '私の文の続き')
      expect(form.conflicts()).toEqual(['need'])
      form.keepMine('need')
      expect(form.conflicts()).toEqual([])
      expect(form.changes()).toEqual({ need: '私の文の続き' })
      store({ need: 'さらに直された文' })
      form.takeTheirs('need')
      expect(form.value('need')).toBe('さらに直された文')
      expect(form.isDirty()).toBe(false)
    }))

  test('two who write the same words do not quarrel', () =>
    withForm((form, store) => {
      form.set('need', '同じ文')
      store({ need: '同じ文' })
      expect(form.conflicts()).toEqual([])
    }))

  test('what was typed while saving stays and is no conflict with oneself', () =>
    withForm((form, store) => {
      form.set('need', '一文目。 ')
      form.set('plan', '計画')
      const sent = form.changes()
      form.set('need', '一文目。 二文目。')
      form.settle(sent)
      store({ need: '一文目。', plan: '計画' })
      expect(form.changes()).toEqual({ need: '一文目。 二文目。' })
      expect(form.conflicts()).toEqual([])
    }))
})
