import { type ChainedCommands, type Editor, Extension } from '@tiptap/core'
import { type EditorState, Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

/** Something a person can call by typing its name behind a slash at the head of a line. */
export interface TypedCommand {
  name: string
  /** what it will put in, or the keys that do the same */
  hint: string
  /** what may be typed for it: 決定, けってい, kettei */
  words: readonly string[]
  /** what follows the removal of the typed word, as one change */
  run: (chain: ChainedCommands) => ChainedCommands
}

export interface OpenMenu {
  commands: readonly TypedCommand[]
  chosen: number
  run: (index: number) => void
  /** where the caret's line is on the screen */
  line: { left: number; top: number; bottom: number }
}

interface CommandMenuOptions {
  commands: (editor: Editor) => readonly TypedCommand[]
  show: (menu: OpenMenu | undefined) => void
}

/** A typed command: from the slash to the caret. Longer than the longest name it is a sentence. */
const pattern = /^[/／]([^\s/／]{0,12})$/

/**
 * 「/決定」: at the head of a line, in half or full width. What an input method is composing is nobody's command yet: nothing opens and no
 * key is taken before it has put down its words [T8].
 */
export const commandMenu = (options: CommandMenuOptions): Extension =>
  Extension.create({
    name: 'commandMenu',
    // Before Enter splits the line.
    priority: 300,
    addProseMirrorPlugins() {
      const menu = new Menu(this.editor, options)
      return [
        new Plugin({
          view: () => ({ update: () => menu.look(), destroy: () => options.show(undefined) }),
          props: {
            handleKeyDown: (view, event) => menu.takes(view, event),
            handleDOMEvents: {
              // The editor settles the composed words after this event.
              compositionend: () => void setTimeout(() => menu.look()),
              blur: () => menu.close(),
              focus: () => void setTimeout(() => menu.look()),
            },
          },
        }),
      ]
    },
  })

class Menu {
  readonly #editor: Editor
  readonly #options: CommandMenuOptions
  #found: { from: number; to: number; commands: readonly TypedCommand[] } | undefined
  #chosen = 0
  /** Escape was pressed on this word: it stays a word. */
  #dismissed: number | undefined

  constructor(editor: Editor, options: CommandMenuOptions) {
    this.#editor = editor
    this.#options = options
  }

  look(): void {
    const { view, isEditable, isDestroyed } = this.#editor
    if (isDestroyed) return
    const typed = isEditable && !view.composing && view.hasFocus() ? typedIn(view.state) : undefined
    if (!typed) this.#dismissed = undefined
    const commands = typed && typed.from !== this.#dismissed ? this.#named(typed.word) : []
    if (!typed || commands.length === 0) {
      this.close()
      return
    }
    const isSame =
      this.#found?.commands.map(({ name }) => name).join() === commands.map(({ name }) => name).join()
    if (!isSame) this.#chosen = 0
    this.#found = { ...typed, commands }
    this.#show(view)
  }

  #named(word: string): readonly TypedCommand[] {
    return this.#options
      .commands(this.#editor)
      .filter(({ words }) => words.some((each) => each.startsWith(word)))
  }

  close(): void {
    if (!this.#found) return
    this.#found = undefined
    this.#chosen = 0
    this.#options.show(undefined)
  }

  takes(view: EditorView, event: KeyboardEvent): boolean {
    // 229: the key belongs to an input method; Safari tells it after the composition has ended.
    if (!this.#found || event.isComposing || event.keyCode === 229 || view.composing) return false
    switch (event.key) {
      case 'ArrowDown':
        return this.#move(view, 1)
      case 'ArrowUp':
        return this.#move(view, -1)
      case 'Enter':
      case 'Tab':
        return this.run(this.#chosen)
      case 'Escape':
        this.#dismissed = this.#found.from
        this.close()
        return true
      default:
        return false
    }
  }

  run(index: number): boolean {
    const command = this.#found?.commands[index]
    if (!this.#found || !command) return false
    const { from, to } = this.#found
    this.close()
    command.run(this.#editor.chain().focus().deleteRange({ from, to })).run()
    return true
  }

  #move(view: EditorView, step: number): true {
    const count = this.#found?.commands.length ?? 1
    this.#chosen = (this.#chosen + step + count) % count
    this.#show(view)
    return true
  }

  #show(view: EditorView): void {
    if (!this.#found) return
    const line = view.coordsAtPos(this.#found.from)
    this.#options.show({
      commands: this.#found.commands,
      chosen: this.#chosen,
      run: (index) => this.run(index),
      line,
    })
  }
}

/** The command that ends at the caret, if the line so far is nothing else. */
function typedIn({ selection }: EditorState): { from: number; to: number; word: string } | undefined {
  const { $from, empty } = selection
  if (!empty || !$from.parent.isTextblock) return undefined
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, '\ufffc')
  const word = pattern.exec(before)?.[1]
  if (word === undefined) return undefined
  return { from: $from.start(), to: $from.pos, word: word.normalize('NFKC').toLowerCase() }
}
