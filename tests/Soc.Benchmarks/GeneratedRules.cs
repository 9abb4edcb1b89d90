using System.Text;
using Soc.Sigma;

namespace Soc.Benchmarks;

/// <summary>
/// Makes up rules for process creations in the proportions of public collections: a program by the end of its path or by its
/// original name, pieces of its command line, now and then a parent, a regular expression, an exclusion.
/// </summary>
internal static class GeneratedRules
{
    public static IEnumerable<SigmaSource> Write(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i => new SigmaSource($"generated-{i}.yml", Rule(random, i)))];
    }

    private static string Rule(Random random, int number)
    {
        var rule = new StringBuilder($"title: Generated rule {number}\nid: {Id(number)}\nstatus: test\n")
            .Append("description: Made up for a benchmark; detects nothing but its own words\n")
            .Append("tags:\n    - attack.execution\n    - attack.t1059\nlogsource:\n    product: windows\n    category: process_creation\ndetection:\n");
        var parts = new List<string>();
        if (random.Next(10) < 7)
        {
            var names = Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Pick(Vocabulary.Tools)).Distinct().ToArray();
            rule.Append("    selection_img:\n        - Image|endswith:\n").Append(Items(names.Select(name => $@"\{name}.exe"), 14));
            rule.Append("        - OriginalFileName:\n").Append(Items(names.Select(name => $"{name}.exe"), 14));
            parts.Add("selection_img");
        }

        var modifier = Modifier(random);
        rule.Append("    selection_cli:\n        CommandLine|").Append(modifier).Append(":\n").Append(Items(Words(random, modifier), 12));
        parts.Add("selection_cli");
        if (random.Next(6) == 0)
        {
            rule.Append("    selection_parent:\n        ParentImage|endswith: '\\").Append(random.Pick(Vocabulary.Tools)).Append(".exe'\n");
            parts.Add("selection_parent");
        }

        if (random.Next(20) == 0)
        {
            rule.Append("    selection_re:\n        CommandLine|re: '").Append(Vocabulary.Rare(random).Trim().Replace(@"\", @"\\", StringComparison.Ordinal)).Append("[a-z]{2,}\\s'\n");
            parts.Add("selection_re");
        }

        if (random.Next(4) == 0)
        {
            rule.Append("    filter_main:\n        ParentImage|startswith: 'C:\\Program Files\\'\n");
            parts.Add("not 1 of filter_*");
        }

        return rule.Append("    condition: ").AppendJoin(" and ", parts).Append("\nlevel: medium\n").ToString();
    }

    /// <summary>Ordinary options only beside something rare: what matches ordinary command lines is not a rule.</summary>
    private static IEnumerable<string> Words(Random random, string modifier)
    {
        var rare = Enumerable.Range(0, random.Next(1, 7)).Select(_ => Vocabulary.Rare(new Random(random.Next(4000))));
        return modifier == "contains|all" ? [random.Pick(Vocabulary.Options), .. rare.Take(1)] : rare;
    }

    private static string Modifier(Random random) => random.Next(10) switch
    {
        0 or 1 => "contains|all",
        2 => "contains|windash",
        _ => "contains",
    };

    private static string Items(IEnumerable<string> items, int indent) =>
        string.Concat(items.Select(item => $"{new string(' ', indent)}- '{item.Replace("'", "''", StringComparison.Ordinal)}'\n"));

    private static string Id(int number) => $"00000000-0000-4000-8000-{number:x12}";
}
