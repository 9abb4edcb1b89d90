namespace Soc.Simulator.Tenant;

/// <summary>The 20 devices of Nordhafen Instruments.</summary>
internal static class InventedDevices
{
    public static IReadOnlyList<InventedDevice> All { get; } =
    [
        Laptop("nh-lap-001", "ingrid.solvang"),
        Laptop("nh-lap-002", "henrik.aaltonen") with { HybridJoined = true },
        Laptop("nh-lap-003", "samuel.adeyinka"),
        Laptop("nh-lap-004", "kenji.morioka"),
        Laptop("nh-lap-005", "noor.elhadad"),
        Laptop("nh-lap-006", "pavel.novotny") with { HybridJoined = true },
        Laptop("nh-lap-007", "rafael.moreira"),
        Laptop("nh-lap-008", "mei.tanaka-ross"),
        Laptop("nh-lap-009", "joao.lacerda"),
        Laptop("nh-lap-010", "freya.lund"),
        Laptop("nh-lap-011", "elif.demirci"),
        Laptop("nh-lap-012", "vikram.desai"),
        Laptop("nh-lap-013", "olena.kravets"),
        Laptop("nh-lap-014", "sofia.papadaki"),
        Laptop("nh-lap-015", "bastian.kroeger") with { HybridJoined = true },
        Laptop("nh-lap-016", "yusuf.celebi"),
        new("nh-mac-001", "macOS", InventedPeople.Named("amara.keita"), "10.20.4.117"),
        Laptop("nh-paw-001", "tomasz.wrona") with { Administrative = true },
        Laptop("nh-paw-002", "adaeze.okonjo") with { Administrative = true },
        new("nh-srv-files01", "WindowsServer2022", Owner: null, "10.20.1.11") { HybridJoined = true, Administrative = true },
    ];

    public static InventedDevice Victim { get; } = Of(InventedPeople.Victim);

    /// <summary>The Windows devices that a person works on.</summary>
    public static IReadOnlyList<InventedDevice> Desks { get; } = [.. All.Where(device => device is { IsWindows: true, Owner: not null })];

    public static InventedDevice Of(InventedPerson person) => All.Single(device => device.Owner == person);

    public static InventedDevice? FindOf(InventedPerson person) => All.FirstOrDefault(device => device.Owner == person);

    private static InventedDevice Laptop(string name, string owner) =>
        new(name, "Windows11", InventedPeople.Named(owner), LocalAddress: $"10.20.4.{20 + (InventedId.Number($"lease/{name}") % 200)}");
}
