import * as v from 'valibot'
import type { Db } from '../store/Store'
import { factsOf } from './factBody'
import { type Source, sourcesIn } from './sources'

const text = v.optional(v.nullable(v.string()), null)
const texts = v.optional(v.array(v.string()), [])
const words = v.optional(v.record(v.string(), v.string()), {})

const FormFact = v.object({
  id: v.string(),
  mark: v.optional(v.string(), ''),
  form: v.string(),
  schemes: texts,
  content: texts,
  contentSharedWith: text,
  suitableFor: text,
  executedBy: text,
  costBorneBy: text,
  consent: text,
  consentByLaw: text,
  consultation: text,
  cases: texts,
  caseNames: texts,
  certainty: v.fallback(words, {}),
})
const InstrumentBody = v.object({
  parties: text,
  newBody: v.optional(v.boolean(), false),
  consent: text,
  changeConsent: text,
  usedBy: texts,
  fieldCertainty: words,
  evidence: texts,
})

/** A sentence of the set and how sure it is. */
export interface Claim {
  text: string
  certainty: string | null
}

interface Named {
  id: string
  name: string
}

/** A way to work together (形態), as the report's table has it, with what the law asks for. */
export interface SchemeForm {
  id: string
  mark: string
  name: string
  schemes: string[]
  content: string[]
  /** the mark of the form whose cell this one shares in print */
  sharesContentWith: string | null
  suitableFor: Claim | null
  executedBy: Claim | null
  costBorneBy: Claim | null
  consent: Claim | null
  consentByLaw: Claim | null
  consultation: Claim | null
  /** bodies that do it, and examples that are no bodies */
  bodies: Named[]
  examples: string[]
}

export async function schemeForms(db: Db): Promise<SchemeForm[]> {
  const bodiesOf = await namesIn(db)
  const forms = await factsOf(db, 'scheme_form', FormFact)
  return forms.map((form) => {
    const claim = (field: keyof typeof FormFact.entries, value: string | null): Claim | null =>
      value === null ? null : { text: value, certainty: form.certainty[field] ?? null }
    return {
      id: form.id,
      mark: form.mark,
      name: form.form,
      schemes: form.schemes,
      content: form.content,
      sharesContentWith: forms.find(({ id }) => id === form.contentSharedWith)?.mark ?? null,
      suitableFor: claim('suitableFor', form.suitableFor),
      executedBy: claim('executedBy', form.executedBy),
      costBorneBy: claim('costBorneBy', form.costBorneBy),
      consent: claim('consent', form.consent),
      consentByLaw: claim('consentByLaw', form.consentByLaw),
      consultation: claim('consultation', form.consultation),
      bodies: bodiesOf(form.cases),
      examples: form.caseNames,
    }
  })
}

/** A legal instrument (制度・仕組み): on what law it stands, between whom, and who has to agree. */
export interface Instrument {
  id: string
  name: string
  legalBasis: Claim
  parties: string | null
  /** it makes a public body of its own */
  makesBody: boolean
  consent: Claim | null
  changeConsent: string | null
  usedBy: Named[]
  sources: Source[]
}

export async function instruments(db: Db): Promise<Instrument[]> {
  const bodiesOf = await namesIn(db)
  const sourcesOf = await sourcesIn(db)
  const rows = await db.selectFrom('instrument').selectAll().orderBy('position').execute()
  return rows.flatMap(({ id, name, legal_basis, body }) => {
    const parsed = v.safeParse(InstrumentBody, JSON.parse(body))
    if (!parsed.success) return []
    const { fieldCertainty, consent, newBody, usedBy, evidence, ...rest } = parsed.output
    return {
      id,
      name,
      legalBasis: { text: legal_basis, certainty: fieldCertainty.legalBasis ?? null },
      parties: rest.parties,
      makesBody: newBody,
      consent: consent === null ? null : { text: consent, certainty: fieldCertainty.consent ?? null },
      changeConsent: rest.changeConsent,
      usedBy: bodiesOf(usedBy),
      sources: sourcesOf(evidence),
    }
  })
}

async function namesIn(db: Db) {
  const rows = await db.selectFrom('forum').select(['id', 'name']).execute()
  return (ids: readonly string[]): Named[] => ids.flatMap((id) => rows.find((row) => row.id === id) ?? [])
}
