namespace Soc.Core.Review;

internal static class HtmlStyle
{
    /// <summary>Contrast of text on its ground is at least 4.5:1 in both schemes.</summary>
    public const string Sheet = """

        :root { color-scheme: light dark; --ink: #1b1f24; --quiet: #57606a; --ground: #ffffff; --panel: #f5f7f9; --line: #d5dae0;
          --high: #a40e26; --medium: #8a4b00; --low: #3f4a56; --good: #116329; --accent: #0b5cad; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e6eaef; --quiet: #9aa5b1; --ground: #12161b; --panel: #1a2027; --line: #323b45;
          --high: #ff8f8f; --medium: #f2b35e; --low: #b4bfca; --good: #6fd68b; --accent: #79b8ff; } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 62rem; background: var(--ground); color: var(--ink);
          font: 16px/1.55 system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif; }
        header { border-bottom: 3px solid var(--accent); margin-bottom: 2rem; padding-bottom: .75rem; }
        .tenant, .quiet, footer { color: var(--quiet); }
        .tenant { margin: 0; }
        h1 { font-size: 2rem; line-height: 1.2; margin: .25rem 0 .75rem; }
        h2 { font-size: 1.3rem; margin: 2.5rem 0 .75rem; }
        h3 { font-size: 1.05rem; margin: 1.25rem 0 .5rem; }
        p { margin: .5rem 0; }
        .lead { font-size: 1.12rem; }
        .facts > * { margin-right: .75rem; }
        .skip { position: absolute; left: -99rem; }
        .skip:focus { left: 1rem; top: 1rem; background: var(--ground); color: var(--accent); padding: .5rem; }
        .pill { display: inline-block; border: 1px solid currentColor; border-radius: 1rem; padding: 0 .6rem; font-size: .82rem; color: var(--low); font-weight: 600; }
        .high, .broken { color: var(--high); } .medium { color: var(--medium); } .low { color: var(--low); } .good { color: var(--good); }
        table { width: 100%; border-collapse: collapse; font-size: .94rem; }
        th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
        th { overflow-wrap: normal; }
        thead th { color: var(--quiet); font-size: .82rem; font-weight: 600; }
        .time, time, .number { white-space: nowrap; font-variant-numeric: tabular-nums; }
        .number { text-align: right; }
        .chain tr.seen th { border-left: 4px solid var(--high); }
        .chain tr.unseen th { border-left: 4px solid var(--good); }
        .chain tr.blind th { border-left: 4px dashed var(--quiet); }
        code { font: .88em/1.5 ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; overflow-wrap: anywhere; }
        .timeline { list-style: none; margin: 0; padding: 0 0 0 1.1rem; border-left: 2px solid var(--line); }
        .timeline li { position: relative; padding: 0 0 1.1rem .5rem; break-inside: avoid; }
        .timeline li::before { content: ""; position: absolute; left: -1.48rem; top: .5rem; width: .6rem; height: .6rem; border-radius: 50%; background: var(--accent); }
        .timeline p { margin: 0; }
        .phase { color: var(--accent); font-weight: 600; margin-left: .5rem; }
        dl { margin: .4rem 0; }
        dl > div { display: grid; grid-template-columns: 15rem 1fr; gap: .75rem; padding: .12rem 0; }
        dt { color: var(--quiet); font-size: .9rem; overflow-wrap: break-word; }
        dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
        article { background: var(--panel); border: 1px solid var(--line); border-radius: .5rem; padding: .25rem 1rem .6rem; margin: .75rem 0; break-inside: avoid; }
        details { font-size: .9rem; } summary { cursor: pointer; color: var(--accent); }
        meter { width: 14rem; height: 1rem; vertical-align: middle; }
        .box { display: inline-block; width: .85rem; height: .85rem; border: 1.5px solid var(--quiet); border-radius: .15rem; margin-right: .5rem; vertical-align: -.1rem; }
        .audit { font-size: .86rem; }
        footer { margin-top: 3rem; border-top: 1px solid var(--line); font-size: .88rem; }
        @media (max-width: 40rem) { dl > div { grid-template-columns: 1fr; gap: 0; } table { display: block; overflow-x: auto; } }
        @media print { :root { --ink: #000; --quiet: #444; --ground: #fff; --panel: #fff; --line: #bbb; --high: #a40e26; --medium: #8a4b00; --low: #333; --good: #116329; --accent: #0b5cad; }
          body { max-width: none; padding: 0; font-size: 10.5pt; } .skip { display: none; } h2 { break-after: avoid; } tr { break-inside: avoid; } thead { display: table-header-group; } }

        """;
}
