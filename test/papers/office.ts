import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryDirectory } from '../support/temporaryDirectory'

/** LibreOffice as an office has it, and what can be read from the pages it makes; one profile and one start for many files. */
export function openOffice() {
  const directory = temporaryDirectory()
  const convert = (
    files: Record<string, Uint8Array | string>,
    to: string,
    ...options: string[]
  ): Record<string, Uint8Array> => {
    const paths = Object.entries(files).map(([name, bytes]) => {
      const path = join(directory.path, name)
      writeFileSync(path, bytes)
      return path
    })
    const profile = `-env:UserInstallation=file://${join(directory.path, 'profile')}`
    execFileSync(
      'soffice',
      [
        '--headless',
        profile,
        ...options,
        '--convert-to',
        to,
        '--outdir',
        join(directory.path, 'out'),
        ...paths,
      ],
      { stdio: 'ignore', timeout: 120_000 },
    )
    const ending = to.split(':')[0] ?? to
    return Object.fromEntries(
      Object.keys(files).map((name) => {
        const made = join(directory.path, 'out', name.replace(/\.\w+$/, `.${ending}`))
        return [name, new Uint8Array(readFileSync(made))]
      }),
    )
  }
  const pages = (pdf: Uint8Array) => readPages(directory.path, pdf)
  return { convert, pages, close: directory.remove }
}

export interface Word {
  text: string
  /** in mm from the left and upper edge of the page */
  left: number
  right: number
  top: number
  bottom: number
}

export interface Pages {
  widthMm: number
  heightMm: number
  count: number
  isTagged: boolean
  title: string
  fonts: { name: string; isEmbedded: boolean }[]
  /** of each page */
  words: Word[][]
  /** everything that can be read, without white space, signs of width made alike */
  letters: string
}

const mm = 25.4 / 72
let files = 0

function readPages(directory: string, pdf: Uint8Array): Pages {
  files += 1
  const path = join(directory, `read-${files}.pdf`)
  writeFileSync(path, pdf)
  const told = (command: string, ...options: string[]) =>
    execFileSync(command, options, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 1 << 28,
    })
  const info = told('pdfinfo', path)
  const size = /Page size:\s+([\d.]+) x ([\d.]+)/.exec(info)
  const field = (name: string) => new RegExp(`^${name}:\\s+(.*)$`, 'm').exec(info)?.[1] ?? ''
  return {
    widthMm: Number(size?.[1]) * mm,
    heightMm: Number(size?.[2]) * mm,
    count: Number(field('Pages')),
    isTagged: field('Tagged') === 'yes',
    title: field('Title'),
    fonts: told('pdffonts', path)
      .split('\n')
      .slice(2)
      .filter((line) => line.trim() !== '')
      .map((line) => ({
        name: line
          .slice(0, 37)
          .trim()
          .replace(/^[A-Z]{6}\+/, ''),
        isEmbedded: /\s(yes|no)\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+\s*$/.exec(line)?.[1] === 'yes',
      })),
    words: told('pdftotext', '-bbox', path, '-')
      .split('<page ')
      .slice(1)
      .map((page) => wordsOf(page)),
    letters: told('pdftotext', '-raw', path, '-').normalize('NFKC').replace(/\s/g, ''),
  }
}

const wordsOf = (page: string): Word[] =>
  [...page.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</g)].map(
    ([, left, top, right, bottom, text = '']) => ({
      text: text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
      left: Number(left) * mm,
      right: Number(right) * mm,
      top: Number(top) * mm,
      bottom: Number(bottom) * mm,
    }),
  )
