/**
 * The minutes document is a flat list of blocks, and these are its own kinds beside paragraph, heading, bulletList,
 * orderedList (listItem) with hardBreak and bold. The editor writes these names and attributes, the server's walker reads
 * them. Additive changes only, and each raises `documentKinds.minutes.schemaVersion`: an older client, whose editor would
 * delete what it does not know, is turned away (schemaTooOld) and asked to reload.
 */
export interface MinutesBlocks {
  /** 議題見出し: a section lasts until the next one; its title is rendered live from the agenda */
  agendaRef: { itemId: string | null }
  /** 発言: `organisation` is the organisation's id, `speaker` the 職 as typed */
  speech: { id: string | null; organisation: string | null; speaker: string | null }
  /** 決定事項: `itemId` only where it differs from the section it stands in */
  decision: { id: string | null; itemId: string | null }
  /** 確認事項: what those present found they agree on, short of a decision */
  understanding: { id: string | null }
  /** 宿題: `owner` is the organisation's id, `due` a day YYYY-MM-DD in Japan */
  actionItem: { id: string | null; owner: string | null; due: string | null; done: boolean }
}
export type MinutesBlockName = keyof MinutesBlocks

/** What a block holds before anybody fills it in; ids are given by the editor that makes the block. */
export const minutesBlockDefaults: MinutesBlocks = {
  agendaRef: { itemId: null },
  speech: { id: null, organisation: null, speaker: null },
  decision: { id: null, itemId: null },
  understanding: { id: null },
  actionItem: { id: null, owner: null, due: null, done: false },
}
