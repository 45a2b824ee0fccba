import { inviteAdministrator, reinviteByLogin } from './accounts/firstRun'
import { type Config, readConfig } from './config'
import type { Context } from './context'
import { datasetLoad } from './dataset/command'
import { loadSample, removeSample } from './dataset/sample'
import { Events } from './events'
import { newId } from './id'
import { sendTestLetter } from './mail/testLetter'
import { verifyRecords } from './minutes/verifyRecords'
import { startNewEpoch } from './store/documents'
import { engineFor } from './store/engine'

interface Command {
  words: readonly string[]
  /** the name of the one argument, if the command takes one */
  argument?: string
  help: string
  /** no server may run meanwhile */
  isAlone?: boolean
  /** Resolves with the exit code. */
  run(context: Context, argument: string, config: Config): Promise<number>
}

const print = (line: string) => console.log(line)
const complain = (error: unknown) => console.error(error instanceof Error ? error.message : error)
const link = (path: string) => print(`開いてください（サーバーの住所に続けて）: ${path}`)

const commands: readonly Command[] = [
  {
    words: ['admin', 'invite'],
    help: '管理者の招待リンクを作る',
    run: async (context) => {
      link(await inviteAdministrator(context))
      return 0
    },
  },
  {
    words: ['person', 'reinvite'],
    argument: 'ログインID',
    help: 'パスワードを決め直すリンクを作る',
    run: async (context, login) => {
      link(await reinviteByLogin(context, login))
      return 0
    },
  },
  {
    words: ['mail', 'test'],
    argument: 'メールアドレス',
    help: 'メールの設定を確かめるために1通送る',
    run: (_context, address, config) => sendTestLetter(config.mail, address, { id: newId(), print }),
  },
  {
    words: ['dataset', 'load'],
    argument: 'フォルダー',
    help: '県のデータを確かめて読み込む（誤りがあれば何も読み込まない）',
    run: (context, directory) => datasetLoad(context, directory, print),
  },
  {
    words: ['sample', 'load'],
    help: 'サンプルの年度を入れる',
    run: async (context) => {
      await loadSample(context)
      print('サンプルの年度を入れました。')
      return 0
    },
  },
  {
    words: ['sample', 'remove'],
    help: 'サンプルの年度をすべて消す',
    run: async (context) => {
      await removeSample(context)
      print('サンプルの年度を消しました。ほかのデータはそのままです。')
      return 0
    },
  },
  {
    words: ['records', 'verify'],
    help: '確定した議事録が、確定した時から変わっていないことを確かめる（記録のハッシュと、会議体ごとの連鎖）',
    run: ({ store }) => verifyRecords(store.db, print),
  },
  {
    words: ['backup', 'restored'],
    help: 'バックアップを復元した直後に、サーバーを止めたまま実行する（復元前の画面に残る文が混ざらないようにする）',
    isAlone: true,
    run: async ({ store, now }) => {
      const count = await store.transaction((tx) => startNewEpoch(tx, now()))
      print(`${count} 件の文書を、復元した内容から始めるようにしました。サーバーを起動してください。`)
      print('復元前から開いている画面は、手元の文を退避してから開き直すよう案内されます。')
      return 0
    },
  },
]

function usage(): string {
  const lines = commands.map(({ words, argument, help }) => {
    const call = [...words, ...(argument ? [`<${argument}>`] : [])].join(' ')
    return `  npm run cli -- ${call}\n      ${help}`
  })
  return ['使い方:', ...lines].join('\n')
}

function find(words: readonly string[]): { command: Command; argument: string } | undefined {
  const command = commands.find((each) => each.words.every((word, index) => words[index] === word))
  if (!command) return undefined
  // One word too many is a slip or a wish for help, and `sample remove --help` must remove nothing.
  const rest = words.slice(command.words.length)
  if (rest.length !== (command.argument === undefined ? 0 : 1)) return undefined
  return { command, argument: rest[0] ?? '' }
}

async function main(words: readonly string[]): Promise<number> {
  const found = find(words)
  if (!found) {
    console.error(usage())
    return 2
  }
  const { command, argument } = found
  const config = readConfig(process.env)
  const engine = engineFor(config)
  const unlock = command.isAlone ? await engine.lock(complain) : undefined
  try {
    const store = await engine.open(complain)
    try {
      return await command.run({ store, now: Date.now, events: new Events() }, argument, config)
    } finally {
      await store.close()
    }
  } finally {
    await unlock?.()
  }
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    complain(error)
    process.exitCode = 1
  },
)
