using Soc.Core.Triage;

namespace Soc.Simulator.Tenant;

/// <summary>The 25 accounts of Nordhafen Instruments. Nobody here exists.</summary>
internal static class InventedPeople
{
    public static InventedPerson GlobalAdministrator { get; } =
        new("tomasz.wrona", "Tomasz Wrona", Job.It) { Role = "Global Administrator", HomeAddress = "192.0.2.64" };

    public static InventedPerson ExchangeAdministrator { get; } =
        new("adaeze.okonjo", "Adaeze Okonjo", Job.It) { Role = "Exchange Administrator", HomeAddress = "192.0.2.65" };

    public static InventedPerson SecurityAdministrator { get; } =
        new("lucia.ferrante", "Lucia Ferrante", Job.Security) { Role = "Security Administrator", Tier = Tier.L3, HomeAddress = "192.0.2.66" };

    /// <summary>Accounts payable, cloud only, no role: the story happens to her.</summary>
    public static InventedPerson Victim { get; } = new("elif.demirci", "Elif Demirci", Job.Finance);

    public static InventedPerson Traveler { get; } = new("rafael.moreira", "Rafael Moreira", Job.Sales);
    public static InventedPerson Newsletter { get; } = new("freya.lund", "Freya Lund", Job.Marketing);
    public static InventedPerson Developer { get; } = new("vikram.desai", "Vikram Desai", Job.Software) { HomeAddress = "192.0.2.67" };

    public static IReadOnlyList<InventedPerson> All { get; } =
    [
        new("ingrid.solvang", "Ingrid Solvang", Job.Management) { HomeAddress = "192.0.2.68" },
        new("henrik.aaltonen", "Henrik Aaltonen", Job.Management) { Synchronized = true },
        GlobalAdministrator,
        ExchangeAdministrator,
        SecurityAdministrator,
        new("samuel.adeyinka", "Samuel Adeyinka", Job.Security) { Tier = Tier.L3, HomeAddress = "192.0.2.69" },
        new("kenji.morioka", "Kenji Morioka", Job.Security) { Tier = Tier.L2 },
        new("noor.elhadad", "Noor El-Hadad", Job.Security) { Tier = Tier.L1 },
        Victim,
        new("pavel.novotny", "Pavel Novotný", Job.Finance) { Synchronized = true },
        Traveler,
        new("mei.tanaka-ross", "Mei Tanaka-Ross", Job.Sales) { HomeAddress = "192.0.2.70" },
        new("joao.lacerda", "João Lacerda", Job.Sales),
        Newsletter,
        new("amara.keita", "Amara Keïta", Job.Marketing),
        Developer,
        new("olena.kravets", "Olena Kravets", Job.Software) { HomeAddress = "192.0.2.71" },
        new("bastian.kroeger", "Bastian Kröger", Job.Engineering) { Synchronized = true },
        new("thandi.mokoena", "Thandi Mokoena", Job.Engineering),
        new("sofia.papadaki", "Sofia Papadaki", Job.Engineering),
        new("duc.pham", "Pham Minh Duc", Job.Production),
        new("marit.bakke", "Marit Bakke", Job.Production) { Synchronized = true },
        new("yusuf.celebi", "Yusuf Çelebi", Job.Office),
        new("breakglass-01", "Break-glass account 01", Job.BreakGlass) { Role = "Global Administrator" },
        new("sync_nh-srv-dc01_6f2b18c0a94e", "On-Premises Directory Synchronization Service Account", Job.DirectorySync)
        {
            Role = "Directory Synchronization Accounts",
        },
    ];

    public static IReadOnlyList<InventedPerson> Humans { get; } = [.. All.Where(person => person.Human)];

    public static InventedPerson Named(string alias) => All.Single(person => person.Alias == alias);
}
