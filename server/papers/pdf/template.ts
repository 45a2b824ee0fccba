/**
 * How a paper looks as PDF. This text is all the code the engine ever runs: what people wrote comes in as data and is
 * never read as markup [X5]. Lengths and pitches are those of server/papers/model/layout.ts, given with the data.
 */
export const template = String.raw`
#let paper = json(bytes(sys.inputs.paper))
#let em-pt = paper.size * 1pt
#let runs(list) = for run in list {
  let parts = run.text.split("\n")
  for (index, part) in parts.enumerate() {
    if index > 0 { linebreak() }
    if run.isBold { strong(part) } else { text(part) }
  }
}

#set document(title: paper.title, author: paper.author, date: none)
#set page(
  width: paper.widthMm * 1mm,
  height: paper.heightMm * 1mm,
  margin: (
    top: paper.topMm * 1mm, bottom: paper.bottomMm * 1mm,
    left: paper.leftMm * 1mm, right: paper.rightMm * 1mm,
  ),
  footer-descent: calc.min(10, paper.bottomMm / 3) * 1mm,
  footer: context {
    set text(size: 9pt)
    set align(center)
    "- " + counter(page).display() + " -"
    if paper.footer != "" {
      linebreak()
      text(size: 7pt, paper.footer)
    }
  },
)
#set text(
  font: paper.font, size: em-pt, lang: "ja", region: "JP", cjk-latin-spacing: none,
  top-edge: 0.88em, bottom-edge: -0.12em,
)
#let leading = paper.pitch * 1pt - em-pt
#set par(leading: leading, spacing: leading, justify: true, linebreaks: "simple")
#set block(spacing: leading)
// Latin text without a space that is longer than its line, an address for example, may break anywhere in it.
#let breakable(length, body) = {
  show regex("[!-~]{" + str(length) + ",}"): it => it.text.clusters().join(sym.zws)
  body
}

#let indented(item, body) = pad(
  left: (item.leftEm - item.hangingEm) * em-pt,
  par(hanging-indent: item.hangingEm * em-pt, body),
)
#let lead(item) = if item.lead != "" {
  context {
    let wide = item.hangingEm * em-pt
    let own = measure(text(item.lead)).width
    if own <= wide { box(width: wide, baseline: 0.12em, text(item.lead)) } else { text(item.lead); h(0.5em) }
  }
}

#show title: it => block(width: 100%, below: 2 * leading + em-pt, {
  set align(center)
  set par(justify: false)
  it.body
})
#show title: set text(size: 1.27 * em-pt, weight: "bold")
#show heading: set text(size: em-pt, weight: "bold")
#show heading: it => it.body
#show strong: set text(weight: "bold")

#let show-heading(item) = {
  let before = if item.level == 1 { paper.pitch * 1pt + leading } else { leading + 0.3 * em-pt }
  block(above: before, below: leading, sticky: true, {
    set text(weight: "bold", size: em-pt)
    let label = if item.number == "" { [] } else { box(baseline: 0.12em, text(item.number)); h(1em) }
    let left = if item.level == 1 { 0pt } else { em-pt }
    pad(left: left, heading(level: item.level, outlined: true, par(
      hanging-indent: 3 * em-pt, justify: false, label + text(item.text),
    )))
  })
}

#let show-paragraph(item) = {
  let body = { lead(item); breakable(60, runs(item.runs)) }
  let content = if item.runs.all(run => run.text == "") and item.lead == "" {
    box(height: em-pt, width: 0pt)
  } else { body }
  block(
    width: 100%,
    above: leading + item.linesBefore * paper.pitch * 1pt,
    below: leading,
    sticky: item.isKeptWithNext,
    {
      set par(justify: item.align == "both")
      set align(if item.align == "both" { left } else {
        (left: left, center: center, right: right).at(item.align)
      })
      indented(item, content)
    },
  )
}

#let show-table(item) = {
  let size = item.sizePt * 1pt
  let aligned(column) = (left: left, center: center, right: right).at(column.align)
  block(above: leading, below: leading + 0.3 * em-pt, breakable: true, {
    set text(size: size)
    let between = item.pitch * 1pt - size
    set par(leading: between, spacing: between, justify: false)
    table(
      columns: item.columns.map(column => column.widthMm * 1mm),
      inset: (x: 1mm, y: 0.8mm + between / 2),
      stroke: 0.5pt,
      align: (x, y) => (if y == 0 { center } else { aligned(item.columns.at(x)) }) + horizon,
      table.header(..item.columns.map(column => table.cell(
        fill: luma(92%), breakable(16, runs(((text: column.header, isBold: false),))),
      ))),
      ..item.rows.map(row => row.cells.map(cell => table.cell(
        breakable: row.mayBreak,
        fill: if cell.isShaded { luma(92%) },
        ..if cell.isFigure { (align: right + horizon) },
        breakable(16, runs(((text: cell.text, isBold: false),))),
      ))).flatten(),
    )
  })
}

#for item in paper.blocks {
  if item.type == "title" { title(text(item.text)) }
  else if item.type == "heading" { show-heading(item) }
  else if item.type == "paragraph" { show-paragraph(item) }
  else if item.type == "table" { show-table(item) }
  else if item.type == "pageBreak" { pagebreak(weak: true) }
}
`
