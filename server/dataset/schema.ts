import * as v from 'valibot'

/**
 * The files of a prefecture's dataset. Only what the product reads is named; a file may hold more (notes, evidence, printed forms),
 * which is kept with the record. Messages read "what is wrong – what to do".
 */
export const separator = ' – '
const say = (problem: string, remedy: string) => `${problem}${separator}${remedy}`

const text = v.pipe(
  v.string(say('文字列がありません', '空でない文字列を書いてください')),
  v.trim(),
  v.nonEmpty(say('空です', '内容を書くか、項目を null にしてください')),
)
const id = v.pipe(
  text,
  v.regex(
    /^[a-zA-Z0-9][a-zA-Z0-9_-]*$/,
    say('id に使えない文字があります', '半角の英数字・ハイフンで書いてください'),
  ),
)
const code = v.pipe(
  text,
  v.regex(
    /^\d{6}$/,
    say('全国地方公共団体コードではありません', '検査数字を含む6桁の数字を文字列で書いてください'),
  ),
)
const kana = v.pipe(
  text,
  v.regex(/^[ぁ-ゖー・]+$/, say('読みがひらがなではありません', 'ひらがなで書いてください')),
)
const flag = v.boolean(say('true か false ではありません', 'true か false を書いてください'))
const count = v.pipe(
  v.number(say('数がありません', '0以上の整数を書いてください')),
  v.integer(say('整数ではありません', '0以上の整数を書いてください')),
  v.minValue(0, say('負の数です', '0以上の整数を書いてください')),
)
const day = v.pipe(
  text,
  v.isoDate(say('日付が YYYY-MM-DD の形ではありません', '「2012-12-13」のように書いてください')),
)
const list = <S extends v.GenericSchema>(item: S) =>
  v.array(item, say('一覧（[ ]）がありません', '[ ] で囲んだ一覧を書いてください'))
const optionalList = <S extends v.GenericSchema>(item: S) => v.optional(list(item), [])
const record = <E extends v.ObjectEntries>(entries: E) =>
  v.looseObject(entries, (issue) =>
    issue.received === 'undefined'
      ? say('項目がありません', 'この項目を足してください')
      : say('形が違います', '項目を { } で囲んで書いてください'),
  )
const choice = <const O extends readonly string[]>(options: O) =>
  v.picklist(options, say('使えない値です', `${options.join('、')} のどれかにしてください`))

/** One word for the record, or one word per field. */
const certainty = v.optional(
  v.union(
    [text, v.record(v.string(), text)],
    say('確かさの書き方が違います', '1語か、項目ごとの { } で書いてください'),
  ),
)
const meta = v.optional(record({ title: v.optional(text) }))
const nullable = <S extends v.GenericSchema>(schema: S) => v.optional(v.nullable(schema), null)

const municipality = record({
  code,
  name: text,
  kana,
  kind: choice(['市', '町', '村', '区']),
  gun: nullable(text),
  region: nullable(id),
  prefecture: code,
})

const municipalitiesSchema = record({
  meta,
  prefectures: list(record({ code, name: text, kana: v.optional(kana) })),
  regions: list(
    record({
      id,
      order: count,
      name: text,
      unionId: nullable(id),
      municipalityCount: v.optional(count),
      prefecturalOffice: v.optional(v.record(v.string(), nullable(text)), {}),
    }),
  ),
  municipalities: list(municipality),
  outOfPrefecture: optionalList(municipality),
})

const forumKinds = ['広域連合', '定住自立圏', '連携中枢都市圏', '連携自立圏'] as const
const meetingTypes = ['定期的な協議の場', '広域連合会議', '企画担当課長会議', '部会', '懇談会'] as const
const memberBodyKinds = ['一部事務組合', '広域連合', '県', '事業者'] as const

const memberBody = record({ name: text, kind: choice(memberBodyKinds) })
const everyone = v.pipe(
  v.string(say('構成市町村がありません', 'コードの一覧か "ALL" を書いてください')),
  v.regex(/^ALL(_\d+)?$/, say('構成市町村の書き方が違います', 'コードの一覧か "ALL" を書いてください')),
)

const forumsSchema = record({
  meta,
  forums: list(
    record({
      id,
      name: text,
      layer: v.picklist(
        [0, 1, 2],
        say(
          '階層が違います',
          '1（広域連合）、2（定住自立圏など）、0（全県の広域連合）のどれかにしてください',
        ),
      ),
      kind: choice(forumKinds),
      regionId: nullable(id),
      inSeed: v.optional(flag, false),
      afterSeed: v.optional(flag, false),
      compositionInSeed: nullable(text),
      established: nullable(record({ iso: day, wareki: text })),
      centralCities: optionalList(code),
      members: v.union(
        [list(code), everyone],
        say('構成市町村の書き方が違います', '6桁のコードの一覧か "ALL" を書いてください'),
      ),
      memberBodies: optionalList(memberBody),
      agreements: optionalList(
        record({ event: text, iso: day, wareki: text, certainty, note: v.optional(text) }),
      ),
      mainTasks: optionalList(record({ text, taskIds: optionalList(id) })),
      meetingBodies: optionalList(
        record({
          name: text,
          type: choice(meetingTypes),
          composition: nullable(text),
          memberBodies: optionalList(memberBody),
          certainty,
          note: v.optional(text),
        }),
      ),
      notes: optionalList(text),
      certainty,
    }),
  ),
})

const policyFieldsSchema = record({
  meta,
  schemes: list(record({ id, name: text })),
  categories: list(record({ id, schemeId: id, name: text, mark: nullable(text) })),
  fields: list(record({ id, categoryId: id, order: count, name: text, inSeed: v.optional(flag, false) })),
})

const items = optionalList(text)

const precedentsSchema = record({
  meta: v.optional(
    record({
      title: v.optional(text),
      tables: optionalList(record({ id, section: text, page: v.optional(count) })),
    }),
  ),
  rengoTasks: optionalList(record({ id, order: count, name: text, yes: v.optional(count) })),
  rengoCells: optionalList(
    record({ forumId: id, taskId: id, value: choice(['yes', 'no', 'unknown']), certainty: text }),
  ),
  rengoOther: optionalList(record({ forumId: id, text, items })),
  teijuCells: optionalList(
    record({
      id: text,
      forumId: id,
      fieldId: id,
      text: v.string(say('文字列がありません', '取組の文を書いてください')),
      items,
      certainty: text,
    }),
  ),
  teijuBlanks: optionalList(record({ forumId: id, fieldId: id, certainty: text })),
  publicPrecedents: optionalList(
    record({ id, forumId: id, categoryId: id, fieldId: nullable(id), title: text, certainty: text }),
  ),
})

const topicsSchema = record({
  meta,
  areas: list(
    record({
      id,
      name: text,
      topics: list(record({ id, name: text, fields: list(id), taskIds: optionalList(id) })),
    }),
  ),
})

const schemesSchema = record({
  meta,
  forms: optionalList(record({ id, form: text, instruments: optionalList(id) })),
  instruments: list(record({ id, name: text, legalBasis: text, usedBy: optionalList(id) })),
})

const surveySchema = record({
  meta,
  derivedChecks: optionalList(
    record({ id, claim: text, parts: optionalList(v.number()), result: v.number() }),
  ),
})

const related = optionalList(id)
const issuesSchema = record({
  meta,
  issueGroups: optionalList(
    record({
      id,
      title: text,
      subgroups: optionalList(
        record({ id, title: text, issues: optionalList(record({ id, text, related })) }),
      ),
    }),
  ),
  measures: optionalList(record({ id, text })),
  furtherStudy: optionalList(record({ id, text })),
  means: optionalList(record({ id, text })),
  roles: optionalList(record({ id, actor: text, text })),
})

const studyGroupSchema = record({
  meta,
  name: text,
  counts: v.optional(v.record(v.string(), count), {}),
  members: optionalList(
    record({
      id,
      group: id,
      name: text,
      post: text,
      municipality: v.optional(code),
      forumId: v.optional(id),
    }),
  ),
})

const backgroundSchema = record({ meta })
const errataSchema = record({ meta, errata: optionalList(record({ id, reason: text })) })
const sourcesSchema = record({ meta, sources: list(record({ id, title: text })) })

/** Every file a set may have; the first three it must have. */
export const requiredFiles = ['municipalities.json', 'forums.json', 'policy-fields.json'] as const
export const fileSchemas = {
  'municipalities.json': municipalitiesSchema,
  'forums.json': forumsSchema,
  'policy-fields.json': policyFieldsSchema,
  'precedents.json': precedentsSchema,
  'topics.json': topicsSchema,
  'schemes.json': schemesSchema,
  'survey.json': surveySchema,
  'issues-and-remedies.json': issuesSchema,
  'study-group.json': studyGroupSchema,
  'background.json': backgroundSchema,
  'errata.json': errataSchema,
  'sources.json': sourcesSchema,
} as const
type FileName = keyof typeof fileSchemas
type Contents = { [F in FileName]: v.InferOutput<(typeof fileSchemas)[F]> }

/** A set whose every file has the right shape; the optional files may be missing. */
export type Dataset = Pick<Contents, (typeof requiredFiles)[number]> & Partial<Contents>
export type Municipality = Dataset['municipalities.json']['municipalities'][number]
export type DatasetForum = Dataset['forums.json']['forums'][number]
export type MemberBody = DatasetForum['memberBodies'][number]
