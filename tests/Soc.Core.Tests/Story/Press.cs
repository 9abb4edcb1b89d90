using Soc.Core.Prepare;
using Soc.Core.Tenants;
using Soc.Core.Triage;

namespace Soc.Core.Tests.Story;

/// <summary>An invented printing house: the people, the devices and the analysts that the tests are about.</summary>
internal static class Press
{
    public static readonly TenantId Tenant = TenantId.Parse("5d1a9c40-0000-4000-8000-00000000000a");
    public static readonly TenantId OtherTenant = TenantId.Parse("5d1a9c40-0000-4000-8000-00000000000b");

    public const string Ana = "a0000000-0000-4000-8000-000000000001";
    public const string Ben = "a0000000-0000-4000-8000-000000000002";
    public const string AdminAda = "a0000000-0000-4000-8000-000000000003";
    public const string SyncedSue = "a0000000-0000-4000-8000-000000000004";
    public const string BreakGlass = "a0000000-0000-4000-8000-000000000005";
    public const string AnasLaptop = "00000000000000000000000000000000000000a1";

    public static readonly Analyst Lin = new("b0000000-0000-4000-8000-000000000001", "Lin", Tier.L1);
    public static readonly Analyst Mo = new("b0000000-0000-4000-8000-000000000002", "Mo", Tier.L2);
    public static readonly Analyst Sam = new("b0000000-0000-4000-8000-000000000003", "Sam", Tier.L3);
    public static readonly Analyst Kit = new("b0000000-0000-4000-8000-000000000004", "Kit", Tier.L3);

    public static readonly TenantDirectory Directory = new(TenantProfile.Empty(Tenant) with
    {
        Name = "Press",
        Users =
        [
            new(Ana, "ana@press.example", "Ana"),
            new(Ben, "ben@press.example", "Ben"),
            new(AdminAda, "ada@press.example", "Ada", Privileged: true),
            new(SyncedSue, "sue@press.example", "Sue", Synchronized: true),
            new(BreakGlass, "glass@press.example", "Break glass", Privileged: true, NeverContain: true),
        ],
        Devices = [new(AnasLaptop, "c0000000-0000-4000-8000-000000000001", "press-ana", Ana)],
        Analysts = [Lin, Mo, Sam, Kit],
    });
}
