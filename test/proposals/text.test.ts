import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { bodyText } from '../../shared/proposals/bodyText'
import { editProposalCommand } from '../../shared/proposals/commands'
import { nextNumber, numberPrefix } from '../../shared/proposals/number'

const element = (name: string, ...children: (Y.XmlElement | Y.XmlText)[]) => {
  const node = new Y.XmlElement(name)
  node.insert(0, children)
  return node
}
const paragraph = (text: string) => element('paragraph', new Y.XmlText(text))
const textOf = (...blocks: Y.XmlElement[]) => {
  const body = new Y.Doc().getXmlFragment('body')
  body.insert(0, blocks)
  return bodyText(body)
}

describe('the body as text', () => {
  test('[P4] one line per block, lists with marks and indents, formatting without traces', () => {
    const bold = new Y.XmlText()
    const text = textOf(
      element('heading', new Y.XmlText('背景')),
      element('paragraph', bold),
      element(
        'bulletList',
        element(
          'listItem',
          paragraph('除雪'),
          element('orderedList', element('listItem', paragraph('発注'))),
        ),
        element('listItem', paragraph('融雪剤')),
      ),
      element('paragraph', new Y.XmlText('一'), new Y.XmlElement('hardBreak'), new Y.XmlText('二')),
    )
    expect(text).toBe('背景\n\n・除雪\n　1 発注\n・融雪剤\n一\n二')
  })

  test('[P4] marks are not written as tags', () => {
    const doc = new Y.Doc()
    const text = new Y.XmlText()
    doc.getXmlFragment('body').insert(0, [element('paragraph', text)])
    text.insert(0, 'とても')
    text.insert(3, '大事', { bold: true })
    expect(bodyText(doc.getXmlFragment('body'))).toBe('とても大事')
  })

  test('[P4] a block of a newer version keeps its text', () => {
    expect(textOf(element('callout', paragraph('中の段落')))).toBe('中の段落')
    expect(textOf()).toBe('')
  })
})

describe('the number', () => {
  test('[P3] names the 年度 of the day, also around April and a change of era', () => {
    expect(numberPrefix('2027-03-31')).toBe('R8-')
    expect(numberPrefix('2027-04-01')).toBe('R9-')
    expect(numberPrefix('2019-04-30')).toBe('H31-')
    expect(numberPrefix('2020-04-01')).toBe('R2-')
  })

  test('[P3] follows the highest one in use and never fills a gap', () => {
    expect(nextNumber('R8-', [])).toBe('R8-01')
    expect(nextNumber('R8-', ['R8-01', 'R8-07'])).toBe('R8-08')
    expect(nextNumber('R8-', ['R8-99'])).toBe('R8-100')
  })
})

describe('the length of a text', () => {
  const faultsOf = (need: string) =>
    v.safeParse(editProposalCommand, { revision: 0, need }).issues?.map(({ message }) => message)

  test('is counted as a person counts, and too much is told with its number', () => {
    expect(faultsOf('𠮷'.repeat(2000))).toBeUndefined()
    expect(faultsOf(`${'𠮷'.repeat(2000)}髙﨑😀`)).toEqual([
      '困りごとは2000字以内で書いてください（いまは2003字です）。',
    ])
  })
})
