namespace Soc.Sigma.Engine;

/// <summary>All probes into one slot.</summary>
internal sealed class SlotProbes
{
    private readonly AnchorTable[] anchors;
    private readonly LiteralScanner? scanner;
    private readonly bool numbers;

    public SlotProbes(int slot, IReadOnlyList<(LiteralPlace Place, byte[] Literal, int Key)> probes)
    {
        Slot = slot;
        anchors =
        [
            .. probes.Where(probe => probe.Place != LiteralPlace.Anywhere)
                .GroupBy(probe => probe.Place)
                .Select(place => new AnchorTable(place.Key, [.. place.Select(probe => (probe.Literal, probe.Key))])),
        ];
        (byte[], int)[] anywhere = [.. probes.Where(probe => probe.Place == LiteralPlace.Anywhere).Select(probe => (probe.Literal, probe.Key))];
        scanner = anywhere.Length > 0 ? new LiteralScanner(anywhere) : null;
        numbers = probes.Any(probe => probe.Place == LiteralPlace.Whole && char.IsAsciiDigit((char)probe.Literal[^1]));
    }

    public int Slot { get; }

    public void Scan<T>(Row row, ref T found)
        where T : struct, IFound, allows ref struct
    {
        for (var cell = row.First(Slot); cell >= 0; cell = row[cell].Next)
        {
            if (!row[cell].HasText)
            {
                continue;
            }

            var value = row.Folded(row[cell]);
            foreach (var anchor in anchors)
            {
                anchor.Scan(value, ref found);
            }

            scanner?.Scan(value, ref found);
            if (numbers && row[cell].Kind == SigmaValueKind.Number && CanonicalNumber.IsNeeded(value))
            {
                ScanNumber(row, cell, ref found);
            }
        }
    }

    private void ScanNumber<T>(Row row, int cell, ref T found)
        where T : struct, IFound, allows ref struct
    {
        if (Decimals.Read(row.Chars(cell)) is not { } number)
        {
            return;
        }

        var canonical = Folding.Fold(CanonicalNumber.Write(number));
        foreach (var anchor in anchors)
        {
            anchor.Scan(canonical, ref found);
        }
    }
}
