/** A thread of its own for the PDF engine: a long paper takes no time from those who type. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { parentPort } from 'node:worker_threads'
import init, { type TypstCompiler, TypstCompilerBuilder } from '@myriaddreamin/typst-ts-web-compiler'
import type { CompileAnswer, CompileRequest } from './PdfEngine'
import { template } from './template'

const { resolve } = createRequire(import.meta.url)
const engine = '@myriaddreamin/typst-ts-web-compiler/pkg/typst_ts_web_compiler_bg.wasm'
const fonts: Record<CompileRequest['typeface'], readonly string[]> = {
  mincho: ['serif-jp/400Regular/NotoSerifJP_400Regular', 'serif-jp/700Bold/NotoSerifJP_700Bold'],
  gothic: ['sans-jp/400Regular/NotoSansJP_400Regular', 'sans-jp/700Bold/NotoSansJP_700Bold'],
}

const compilers = new Map<CompileRequest['typeface'], Promise<TypstCompiler>>()
let ready: Promise<unknown> | undefined

function compilerFor(typeface: CompileRequest['typeface']): Promise<TypstCompiler> {
  const made = compilers.get(typeface) ?? makeCompiler(typeface)
  compilers.set(typeface, made)
  return made
}

async function makeCompiler(typeface: CompileRequest['typeface']): Promise<TypstCompiler> {
  ready ??= readFile(resolve(engine)).then((module_or_path) => init({ module_or_path }))
  await ready
  const builder = new TypstCompilerBuilder()
  // No file system, no packages: the engine sees the template, the fonts and the data.
  builder.set_dummy_access_model()
  for (const name of fonts[typeface])
    await builder.add_raw_font(await readFile(resolve(`@expo-google-fonts/noto-${name}.ttf`)))
  const compiler = await builder.build()
  compiler.add_source('/main.typ', template)
  return compiler
}

async function answer({ id, typeface, input }: CompileRequest): Promise<CompileAnswer> {
  try {
    const compiler = await compilerFor(typeface)
    const { result, diagnostics } = compiler.compile('/main.typ', [['paper', input]], 'pdf', 1)
    compiler.reset()
    if (!(result instanceof Uint8Array)) return { id, fault: JSON.stringify(diagnostics) }
    return { id, pdf: result }
  } catch (error) {
    return { id, fault: error instanceof Error ? error.message : String(error) }
  }
}

parentPort?.on('message', async (request: CompileRequest) => {
  parentPort?.postMessage(await answer(request))
})
