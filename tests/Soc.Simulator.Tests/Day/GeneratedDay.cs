using Soc.Simulator.Day;
using Soc.Simulator.Tests.Day;

[assembly: AssemblyFixture(typeof(GeneratedDay))]

namespace Soc.Simulator.Tests.Day;

/// <summary>One whole day, generated and read once for all tests that look at it.</summary>
public sealed class GeneratedDay
{
    public const int Seed = 20_261_117;

    public IReadOnlyList<HubMessage> Messages { get; } = OfficeDay.Generate(Seed);

    internal IReadOnlyList<ReceivedRecord> Records { get; }

    public GeneratedDay() => Records = [.. ReceivedRecord.In(Messages)];
}
