import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { afterAll, describe, expect, test } from 'vitest'
import { makePaper } from '../../server/papers/makePaper'
import { startWorker, TypstEngine } from '../../server/papers/pdf/PdfEngine'
import { run } from '../meetings/meetingWorld'
import { refused } from '../support/refused'
import { openOffice } from './office'
import { facts, record } from './paperFacts'

const engine = new TypstEngine()
const office = openOffice()
afterAll(async () => {
  await engine.close()
  office.close()
})
const { paper } = makePaper('minutes', facts())

describe('the PDF engine', () => {
  test('[X5] what people wrote is never run: markup, code and paths come out as they were typed', async () => {
    const words = [
      '#panic("x")',
      '#read("/etc/passwd")',
      '*太字*',
      '$x^2$',
      '@preview/a:1.0',
      '\\u{41}',
      '= 見出し',
      '#sys.inputs',
    ]
    const odd = makePaper(
      'minutes',
      facts(record({ blocks: words.map((text) => ({ type: 'paragraph', runs: [run(text)] })) })),
    )
    const { letters } = office.pages(await engine.render(odd.paper))
    for (const word of words) expect(letters).toContain(word.replace(/\s/g, ''))
  })

  test('[X4] equal papers are equal bytes, from another engine too', async () => {
    const other = new TypstEngine()
    const [one, two, three] = [
      await engine.render(paper),
      await engine.render(paper),
      await other.render(paper),
    ]
    await other.close()
    expect(two).toEqual(one)
    expect(three).toEqual(one)
  })

  test('papers asked for at once are made one after the other, each its own', async () => {
    const kinds = ['agenda', 'minutes', 'attendees', 'summary', 'notice'] as const
    const made = await Promise.all(kinds.map((kind) => engine.render(makePaper(kind, facts()).paper)))
    const titles = made.map((pdf) => office.pages(pdf).title)
    expect(titles).toEqual(kinds.map((kind) => makePaper(kind, facts()).paper.title))
  })

  test('[X5] an engine that hangs, breaks or cannot start says what to do, and the next paper starts it again', async () => {
    const answers: (() => Worker)[] = [
      () => new Worker('setInterval(() => {}, 1000)', { eval: true }),
      () => new Worker('throw new Error("broken")', { eval: true }),
      () => {
        throw new Error('no thread')
      },
    ]
    const trying = new TypstEngine({ compileMs: 300 }, () => {
      const start = answers.shift()
      if (start) return start()
      throw new Error('no more')
    })
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const failure = trying.render(paper)
      await expect(failure).rejects.toEqual(refused('unavailable'))
      await expect(failure).rejects.toThrow('Word（docx）')
    }
    expect(answers).toEqual([])
    await trying.close()
  })

  test('[X5] the engine’s memory is given back when nobody prints, and the next paper brings it back', async () => {
    const started: Worker[] = []
    const resting = new TypstEngine({ idleMs: 1 }, () => {
      const worker = startWorker()
      started.push(worker)
      return worker
    })
    const one = await resting.render(paper)
    const [first] = started
    if (!first) throw new Error('no thread was started')
    await once(first, 'exit')
    expect(await resting.render(paper)).toEqual(one)
    expect(started).toHaveLength(2)
    await resting.close()
  })

  test('[X5] more than can be made soon are asked to come back', async () => {
    const slow = new TypstEngine(
      { waitingMax: 2 },
      () => new Worker('setInterval(() => {}, 1000)', { eval: true }),
    )
    const waiting = [1, 2, 3].map(() => slow.render(paper).catch((error: unknown) => error))
    await expect(slow.render(paper)).rejects.toEqual(refused('too_many'))
    await slow.close()
    expect(await Promise.all(waiting)).toHaveLength(3)
  })
})
