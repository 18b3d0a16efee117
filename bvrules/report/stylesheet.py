"""How the page of a report looks: on any screen, and printed. All of it below one class."""

from __future__ import annotations

CSS = """
.bvreport { color: #1d1d1b; background: #fff; max-width: 60rem; margin: 0 auto;
  padding: 1rem; font: 1rem/1.5 Arial, Helvetica, sans-serif; overflow-wrap: anywhere; }
.bvreport * { box-sizing: border-box; }
.bvreport a { color: #0b4a86; }
.bvreport a:focus-visible, .bvreport summary:focus-visible, .bvreport [tabindex]:focus-visible {
  outline: 3px solid #0b4a86; outline-offset: 2px; }
.bvreport .bv-skip { position: absolute; left: -99rem; }
.bvreport .bv-skip:focus { position: static; }
.bvreport h1, .bvreport h2, .bvreport h3, .bvreport h4, .bvreport h5, .bvreport h6 {
  line-height: 1.25; margin: 1.5rem 0 .5rem; }
.bvreport .bv-title { font-size: 1.7rem; margin-top: .5rem; }
.bvreport .bv-part { font-size: 1.35rem; border-bottom: 2px solid #1d1d1b; padding-bottom: .25rem; }
.bvreport .bv-duty { font-size: 1.15rem; }
.bvreport .bv-name { font-size: 1rem; margin: 0 0 .25rem; }
.bvreport .bv-notice { border: 2px solid #1d1d1b; padding: .5rem .75rem; font-weight: bold; }
.bvreport .bv-finding { border: 1px solid #6a6a66; border-left-width: .4rem; padding: .75rem;
  margin: .75rem 0; }
.bvreport .bv-finding p { margin: .35rem 0; }
.bvreport .bv-breach { border-left: .4rem solid #9c1c1c; }
.bvreport .bv-open { border-left: .4rem dashed #6a4a00; }
.bvreport .bv-done { border-left: .4rem double #1f5c2e; }
.bvreport .bv-word { font-weight: bold; border: 1px solid #1d1d1b; padding: .05rem .4rem;
  margin-right: .5rem; }
.bvreport summary { cursor: pointer; padding: .3rem 0; min-height: 1.75rem; }
.bvreport dl { margin: .25rem 0; }
.bvreport dt { font-weight: bold; margin-top: .5rem; }
.bvreport dd { margin: 0 0 0 1.25rem; }
.bvreport table { border-collapse: collapse; width: 100%; margin: .5rem 0; }
.bvreport caption { text-align: left; padding: .25rem 0; }
.bvreport th, .bvreport td { border: 1px solid #6a6a66; padding: .35rem .5rem; text-align: left;
  vertical-align: top; }
.bvreport thead th { background: #ececea; hyphens: auto; }
.bvreport thead th, .bvreport th > a[href^="#"] { overflow-wrap: break-word; }
.bvreport li { margin: .35rem 0; }
.bvreport .bv-links a { display: inline-block; padding: .25rem .1rem; }
.bvreport .bv-picture { overflow-x: auto; border: 1px solid #6a6a66; }
.bvreport .bv-picture svg { display: block; }
.bvreport .bv-quiet { color: #4a4a47; }
@media (max-width: 30rem) {
  .bvreport { padding: .5rem; }
  .bvreport dd { margin-left: .5rem; }
  .bvreport th, .bvreport td { padding: .25rem; }
}
@media print {
  .bvreport { max-width: none; padding: 0; font-size: 10.5pt; }
  .bvreport .bv-skip, .bvreport nav { display: none; }
  .bvreport details:not(.bv-aside)::details-content { content-visibility: visible; display: block;
    height: auto; }
  .bvreport details:not(.bv-aside) > summary { list-style: none; font-weight: bold; }
  .bvreport .bv-picture { overflow: visible; border: 0; }
  .bvreport .bv-picture svg { width: 100%; height: auto; }
  .bvreport h1, .bvreport h2, .bvreport h3, .bvreport h4, .bvreport h5, .bvreport h6 {
    break-after: avoid; }
  .bvreport dt { break-after: avoid; }
  .bvreport thead { display: table-header-group; }
  .bvreport tr { break-inside: avoid; }
  .bvreport a { color: #1d1d1b; }
}
"""

PAGE = """
@page { margin: 1.5cm; }
body { margin: 0; }
"""
"""What only a page of its own needs."""
