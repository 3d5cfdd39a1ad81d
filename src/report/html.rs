//! The report as one HTML file that needs nothing beside it: to send, to keep, to
//! print. No scripts; its own policy lets it load nothing.

use std::fmt::{self, Write};

use super::{Assessment, ControlReport, words};
use crate::plan::Band;

const STYLE: &str = "
:root{color-scheme:light dark;--ink:light-dark(#14212b,#e8eef2);--soft:light-dark(#4a5b67,#a9b8c2);--faint:light-dark(#d3dce2,#2d3b45);--paper:light-dark(#fff,#131b21)}
*{box-sizing:border-box}body{margin:0 auto;max-width:60rem;padding:1.5rem;font:1rem/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);overflow-wrap:break-word}
h1{font-size:1.75rem;line-height:1.2}h2{margin-top:2rem}article{border:1px solid var(--faint);border-left-width:5px;border-radius:8px;padding:.8rem 1.1rem;margin:.6rem 0}
article h3{margin:0}.quiet{color:var(--soft)}.box{display:inline-block;width:.8em;height:.8em;border:1.5px solid;margin-right:.5em}
table{border-collapse:collapse;width:100%;font-size:.925rem}th,td{text-align:left;vertical-align:top;padding:.35rem .8rem .35rem 0;border-bottom:1px solid var(--faint)}.scroll{overflow-x:auto}
@media print{:root{color-scheme:light}body{max-width:none;padding:0;font-size:10pt}tr,li{break-inside:avoid}h2,h3,h4{break-after:avoid}article{border:0;border-top:1px solid;border-radius:0;padding:.4rem 0}@page{margin:18mm}}
";

/// Renders the report. Every text is escaped: none can form markup.
pub fn render(assessment: &Assessment) -> String {
    let mut page = String::new();
    // Writing to a String cannot fail.
    let _ = document(&mut page, assessment);
    page
}

fn document(page: &mut String, assessment: &Assessment) -> fmt::Result {
    let line = &assessment.snapshot;
    let (tenant, overview) = (Escaped(&line.tenant), &assessment.overview);
    write!(
        page,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{tenant}, {} · Tenant Triage</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<header>\n<p class=\"quiet\">{tenant} · read on {}</p>\n<h1>{}</h1>\n<p>{}</p>\n<p class=\"quiet\">{} {}</p>\n</header>\n<main>\n",
        line.taken_at.date(),
        Escaped(&line.taken),
        Escaped(&overview.headline),
        Escaped(&overview.say),
        Escaped(&overview.numbers),
        words::JUDGEMENT,
    )?;
    for band in Band::FIX {
        fix_band(page, assessment, band)?;
    }
    not_in_plans(page, assessment)?;
    unknown_band(page, assessment, Band::Answer)?;
    unknown_band(page, assessment, Band::NotAssessed)?;
    every_control(page, assessment)?;
    writeln!(
        page,
        "</main>\n<footer class=\"quiet\">{} {}</footer>\n</body>\n</html>",
        words::PROPOSAL,
        Escaped(&words::rules(&assessment.rules))
    )?;
    Ok(())
}

fn fix_band(page: &mut String, assessment: &Assessment, band: Band) -> fmt::Result {
    let lines = assessment.band(band);
    if lines.is_empty() {
        return Ok(());
    }
    writeln!(page, "<section>\n<h2>{}</h2>", band.title())?;
    lines.into_iter().try_for_each(|control| fix_line(page, control))?;
    page.push_str("</section>\n");
    Ok(())
}

fn fix_line(page: &mut String, control: &ControlReport) -> fmt::Result {
    let place = control.priority.as_ref().map_or(0, |priority| priority.place);
    writeln!(
        page,
        "<article>\n<h3><span class=\"box\" aria-hidden=\"true\"></span>{place}. {}</h3>\n<p class=\"quiet\">{} · {} · {} · {}</p>\n<p>{}</p>",
        Escaped(&words::heading(control)),
        control.id,
        control.status.word(),
        words::work(control),
        Escaped(&words::paragraphs(control)),
        Escaped(&control.description),
    )?;
    if !control.affected.is_empty() {
        page.push_str("<h4>Who or what</h4>\n<ul>\n");
        for object in &control.affected {
            let colon = if object.detail.is_empty() { "" } else { ": " };
            let decided = words::decided(object).map_or_else(String::new, |words| format!(" ({words})"));
            let detail = format!("{}{decided}", object.detail);
            writeln!(page, "<li><strong>{}</strong>{colon}{}</li>", Escaped(&object.name), Escaped(&detail))?;
        }
        page.push_str("</ul>\n");
    }
    page.push_str("<h4>What to do</h4>\n<ol>\n");
    for step in &control.fix {
        writeln!(page, "<li>{}</li>", Escaped(step))?;
    }
    page.push_str("</ol>\n");
    if let Some(link) = &control.link {
        writeln!(page, "<p>{}</p>", Link(link))?;
    }
    page.push_str("<h4>How it is known</h4>\n<ul>\n");
    for note in &control.evidence {
        writeln!(page, "<li>{}</li>", Escaped(&note.text))?;
    }
    page.push_str("</ul>\n</article>\n");
    Ok(())
}

fn not_in_plans(page: &mut String, assessment: &Assessment) -> fmt::Result {
    let groups = words::by_plan(assessment);
    if groups.is_empty() {
        return Ok(());
    }
    writeln!(page, "<section>\n<h2>{}</h2>\n<p>{}</p>\n<ul>", Band::NotInPlans.title(), words::ANOTHER_PRODUCT)?;
    for (reason, controls) in groups {
        writeln!(page, "<li>{}\n<ul>", Escaped(&reason))?;
        for control in controls {
            writeln!(page, "<li><strong>{}</strong> {}</li>", control.id, Escaped(&control.title))?;
        }
        page.push_str("</ul>\n</li>\n");
    }
    page.push_str("</ul>\n</section>\n");
    Ok(())
}

fn unknown_band(page: &mut String, assessment: &Assessment, band: Band) -> fmt::Result {
    let controls = assessment.band(band);
    if controls.is_empty() {
        return Ok(());
    }
    writeln!(page, "<section>\n<h2>{}</h2>\n<ul>", band.title())?;
    for control in controls {
        let (what, why) = words::not_known(control);
        write!(page, "<li><strong>{}</strong> {}", control.id, Escaped(&what))?;
        if !why.is_empty() {
            write!(page, " <span class=\"quiet\">{}</span>", Escaped(&why))?;
        }
        page.push_str("</li>\n");
    }
    page.push_str("</ul>\n</section>\n");
    Ok(())
}

fn every_control(page: &mut String, assessment: &Assessment) -> fmt::Result {
    write!(
        page,
        "<section>\n<h2>For your auditor</h2>\n<p class=\"quiet\">{}</p>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Every control\">\n<table>\n<thead><tr>",
        words::SPECIFICATIONS
    )?;
    for name in ["Control", "Safeguard", "Verdict", "Known by", "Security Rule"] {
        write!(page, "<th scope=\"col\">{name}</th>")?;
    }
    page.push_str("</tr></thead>\n<tbody>\n");
    for control in &assessment.controls {
        writeln!(
            page,
            "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
            control.id,
            Escaped(&control.title),
            control.status.word(),
            control.basis.map(|basis| basis.words()).unwrap_or_default(),
            Escaped(&words::paragraphs(control)),
        )?;
    }
    page.push_str("</tbody>\n</table>\n</div>\n</section>\n");
    Ok(())
}

/// A text in which nothing acts as markup.
struct Escaped<'a>(&'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for char in self.0.chars() {
            match char {
                '<' => formatter.write_str("&lt;")?,
                '>' => formatter.write_str("&gt;")?,
                '&' => formatter.write_str("&amp;")?,
                '"' => formatter.write_str("&quot;")?,
                '\'' => formatter.write_str("&#39;")?,
                char if words::acts(char) => formatter.write_char(' ')?,
                char => formatter.write_char(char)?,
            }
        }
        Ok(())
    }
}

/// An address, written out; only `https` becomes a link.
struct Link<'a>(&'a str);

impl fmt::Display for Link<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = Escaped(self.0);
        if self.0.starts_with("https://") {
            write!(formatter, "<a href=\"{text}\" rel=\"noreferrer\">{text}</a>")
        } else {
            write!(formatter, "{text}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_cannot_form_markup() {
        let hostile = "<script>\"'&\n";
        assert_eq!(Escaped(hostile).to_string(), "&lt;script&gt;&quot;&#39;&amp; ");
        // What turns the direction of a line.
        assert_eq!(Escaped("\u{202e}gpj.exe\u{2066}").to_string(), " gpj.exe ");
        assert_eq!(Link("javascript:alert(1)").to_string(), "javascript:alert(1)");
    }
}
