import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { DomainError } from '../../../shared/error'
import type { PageLayout, Paper } from '../model/Paper'
import { typstInput } from './typstInput'

/** Makes PDF of papers. Another engine takes this one's place by this interface. */
export interface PdfEngine {
  render(paper: Paper): Promise<Uint8Array>
  /** Ends the thread; the next paper starts it again. */
  close(): Promise<void>
}

export interface CompileRequest {
  id: number
  typeface: PageLayout['typeface']
  /** JSON for the template */
  input: string
}
export type CompileAnswer = { id: number; pdf: Uint8Array } | { id: number; fault: string }

interface Limits {
  /** 40 pages take a second, and 18 with their first start on a machine with ten times its work; longer than this never ends. */
  compileMs: number
  /** The engine and its fonts hold some 130 MB: they are given back when nobody prints. */
  idleMs: number
  /** Papers that wait at once; more are asked to come back. */
  waitingMax: number
}
const defaultLimits: Limits = { compileMs: 60_000, idleMs: 120_000, waitingMax: 40 }

interface Job {
  request: CompileRequest
  done: (pdf: Uint8Array) => void
  failed: (error: unknown) => void
}

/** Typst in a thread: one paper at a time, and a paper that fails or hangs takes no other with it. */
export class TypstEngine implements PdfEngine {
  readonly #limits: Limits
  readonly #startWorker: () => Worker
  readonly #waiting: Job[] = []
  #current: Job | undefined
  #worker: Worker | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #lastId = 0

  constructor(limits: Partial<Limits> = {}, start: () => Worker = startWorker) {
    this.#limits = { ...defaultLimits, ...limits }
    this.#startWorker = start
  }

  render(paper: Paper): Promise<Uint8Array> {
    if (this.#waiting.length >= this.#limits.waitingMax) return Promise.reject(tooBusy())
    this.#lastId += 1
    const request = { id: this.#lastId, typeface: paper.page.typeface, input: typstInput(paper) }
    return new Promise((done, failed) => {
      this.#waiting.push({ request, done, failed })
      this.#next()
    })
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer)
    const worker = this.#worker
    this.#worker = undefined
    for (const job of [this.#current, ...this.#waiting.splice(0)]) job?.failed(unavailable('closed'))
    this.#current = undefined
    await worker?.terminate()
  }

  #next(): void {
    if (this.#current) return
    clearTimeout(this.#timer)
    const job = this.#waiting.shift()
    if (!job) {
      this.#after(this.#limits.idleMs, () => this.#stop())
      return
    }
    this.#current = job
    try {
      this.#worker ??= this.#listen(this.#startWorker())
      this.#after(this.#limits.compileMs, () => this.#fail(unavailable('timeout')))
      this.#worker.postMessage(job.request)
    } catch (error) {
      this.#fail(unavailable(String(error)))
    }
  }

  #listen(worker: Worker): Worker {
    // A thread that only waits keeps no process alive.
    worker.unref()
    worker.on('message', (answer: CompileAnswer) => this.#take(answer))
    worker.on('error', (error) => this.#broke(worker, error))
    worker.on('exit', (code) => this.#broke(worker, `exit ${code}`))
    return worker
  }

  #take(answer: CompileAnswer): void {
    const job = this.#current
    if (job?.request.id !== answer.id) return
    this.#current = undefined
    if ('pdf' in answer) job.done(answer.pdf)
    else job.failed(unavailable(answer.fault))
    this.#next()
  }

  #broke(worker: Worker, error: unknown): void {
    if (this.#worker === worker) this.#fail(unavailable(error))
  }

  /** The paper at work is given up together with its thread, whose state nobody knows. */
  #fail(error: DomainError): void {
    const job = this.#current
    this.#current = undefined
    this.#stop()
    job?.failed(error)
    this.#next()
  }

  #stop(): void {
    const worker = this.#worker
    this.#worker = undefined
    void worker?.terminate()
  }

  #after(ms: number, act: () => void): void {
    this.#timer = setTimeout(act, ms)
    this.#timer.unref()
  }
}

/** Built, the thread's file lies beside the program or above its shared parts; run from source it is TypeScript. */
export function startWorker(): Worker {
  const source = new URL('./compileWorker.ts', import.meta.url)
  if (existsSync(source)) return new Worker(runTypeScript, { eval: true, workerData: source.href })
  const built = ['./pdfWorker.js', '../pdfWorker.js'].map((path) => new URL(path, import.meta.url))
  const file = built.find((url) => existsSync(url))
  if (!file) throw new Error('pdfWorker.js is not in the build')
  return new Worker(file)
}

const runTypeScript = `
  import('tsx/esm/api').then(({ register }) => {
    register()
    return import(require('node:worker_threads').workerData)
  })
`

function unavailable(cause: unknown): DomainError {
  const error = new DomainError(
    'unavailable',
    'PDFを作れませんでした。同じ書類をWord（docx）で取り出せます。続くときは、運用担当に「PDFエンジンが動いていない」と伝えてください。',
  )
  error.cause = cause
  return error
}

const tooBusy = () =>
  new DomainError('too_many', 'いま多くのPDFを作っています。1分ほど待って、もう一度押してください。')
