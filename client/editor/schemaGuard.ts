import type { Schema } from '@tiptap/pm/model'
import * as Y from 'yjs'
import type { Binding } from './binding'

/**
 * The first thing in a shared document that this build's schema does not know, such as `node:vote`. y-prosemirror deletes
 * what it does not know, for everybody and without a word: such content must never reach it [M5].
 */
export function unknownContent(parent: Y.XmlFragment, schema: Schema): string | undefined {
  for (const child of parent.toArray()) {
    const unknown =
      child instanceof Y.XmlElement ? unknownInElement(child, schema) : unknownMark(child, schema)
    if (unknown !== undefined) return unknown
  }
  return undefined
}

function unknownInElement(element: Y.XmlElement, schema: Schema): string | undefined {
  const type = schema.nodes[element.nodeName]
  if (!type) return `node:${element.nodeName}`
  const known = type.spec.attrs ?? {}
  const attribute = Object.keys(element.getAttributes()).find((name) => !(name in known))
  return attribute === undefined ? unknownContent(element, schema) : `attr:${element.nodeName}.${attribute}`
}

function unknownMark(text: Y.XmlText | Y.XmlHook, schema: Schema): string | undefined {
  if (!(text instanceof Y.XmlText)) return 'node:hook'
  // Yjs does not type its deltas; these two fields are what it documents.
  const delta = text.toDelta() as { attributes?: Record<string, unknown>; insert: unknown }[]
  for (const { attributes, insert } of delta) {
    if (typeof insert !== 'string') return 'node:embed'
    const mark = Object.keys(attributes ?? {}).find((name) => !schema.marks[markName(name)])
    if (mark !== undefined) return `mark:${mark}`
  }
  return undefined
}

/** Marks that may overlap themselves carry a hash behind their name. */
const markName = (attribute: string) => attribute.replace(/--[a-zA-Z0-9+/=]{8}$/, '')

/**
 * Stands between the shared document and the editor, at the first rendering and at each one after. Once unknown content
 * is seen nothing is rendered and nothing is written any more: the words on the screen stay, the shared ones too.
 */
export function guardBinding(binding: Binding, schema: Schema, onUnknown: (what: string) => void) {
  const { _observeFunction: observe, _forceRerender: rerender, _prosemirrorChanged: push } = binding
  let isBlocked = false
  const passes = () => {
    if (isBlocked) return false
    const unknown = unknownContent(binding.type, schema)
    if (unknown === undefined) return true
    isBlocked = true
    onUnknown(unknown)
    return false
  }
  binding._observeFunction = (events, transaction) => {
    if (passes()) observe(events, transaction)
  }
  binding._forceRerender = () => {
    if (passes()) rerender.call(binding)
  }
  binding._prosemirrorChanged = (doc) => {
    if (passes()) push.call(binding, doc)
  }
}
