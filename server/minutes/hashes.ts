import { canonicalJson } from '../../shared/minutes/canonical'
import type { MinutesRecord } from '../../shared/minutes/record'
import { sectionContent, sectionsOf } from '../../shared/minutes/sections'
import { sha256 } from '../id'

/** SHA-256 of the record's canonical JSON: the handle by which an act names exactly what was shown. */
export const recordHash = (record: MinutesRecord): string => sha256(canonicalJson(record))

/** The sections of a record, each with the hash of what it says. */
export const hashedSections = (record: MinutesRecord): { key: string; label: string; hash: string }[] =>
  sectionsOf(record).map((section) => ({
    key: section.key,
    label: section.label,
    hash: sha256(sectionContent(record, section)),
  }))
