using Soc.Simulator.Tenant;

namespace Soc.Simulator.Day.Sources.Defender;

/// <summary>A process on a device, and whose it is.</summary>
/// <param name="Person">Null for the system account.</param>
/// <param name="Parent">The parent's image; its process id follows from the device.</param>
internal sealed record RunningProcess(
    ProgramFile Program,
    string CommandLine,
    InventedDevice Device,
    InventedPerson? Person,
    int Id,
    DateTimeOffset StartedAt,
    ProgramFile Parent)
{
    public bool Elevated { get; init; }
    public string IntegrityLevel => Person is null ? "System" : Elevated ? "High" : "Medium";

    public string TokenElevation => Person is null ? "TokenElevationTypeDefault" : Elevated ? "TokenElevationTypeFull" : "TokenElevationTypeLimited";

    public string AccountDomain => Person is null ? "nt authority" : Device.HybridJoined ? "nordhafen" : "azuread";
    public string AccountName => Person?.Alias ?? "system";
    public string AccountSid => Person?.EntraSid ?? "S-1-5-18";

    /// <summary>The services that Windows runs for everyone.</summary>
    public static RunningProcess OfSystem(InventedDevice device, ProgramFile program, string commandLine, DateTimeOffset at) =>
        new(program, commandLine, device, Person: null, StableId(device, program), at, KnownPrograms.Services);

    /// <summary>Something a person keeps open all day.</summary>
    public static RunningProcess OfPerson(InventedDevice device, ProgramFile program, DateTimeOffset at) =>
        new(program, $"\"{program.FileName}\"", device, device.Owner, StableId(device, program), at, KnownPrograms.Explorer);

    private static int StableId(InventedDevice device, ProgramFile program) =>
        2_000 + (4 * (InventedId.Number($"pid/{device.Name}/{program.FileName}") % 5_000));
}
