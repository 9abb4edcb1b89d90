using System.Globalization;

namespace Soc.Benchmarks;

/// <summary>What to measure with.</summary>
internal sealed record SigmaBenchmarkOptions
{
    /// <summary>A directory of rules; null for rules made up.</summary>
    public string? Rules { get; init; }

    /// <summary>A file of JSON lines; null for records made up.</summary>
    public string? Events { get; init; }

    public int Records { get; init; } = 200_000;

    public IReadOnlyList<int> Counts { get; init; } = [10, 100, 1_000, 3_000];

    /// <summary>Folders of the corpus; empty for all.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    public int Seed { get; init; } = 1;

    /// <summary>How often each figure is taken; the best counts, for others use the machine too.</summary>
    public int Rounds { get; init; } = 5;

    public static SigmaBenchmarkOptions Read(string[] args)
    {
        var options = new SigmaBenchmarkOptions();
        for (var i = 0; i + 1 < args.Length; i += 2)
        {
            options = args[i] switch
            {
                "--rules" => options with { Rules = args[i + 1] },
                "--events" => options with { Events = args[i + 1] },
                "--records" => options with { Records = Number(args[i + 1]) },
                "--counts" => options with { Counts = [.. args[i + 1].Split(',').Select(Number)] },
                "--sources" => options with { Sources = args[i + 1].Split(',') },
                "--seed" => options with { Seed = Number(args[i + 1]) },
                "--rounds" => options with { Rounds = Number(args[i + 1]) },
                _ => throw new ArgumentException($"Unknown option {args[i]}."),
            };
        }

        return options;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
