using Soc.Simulator.Day.Sources;
using Soc.Simulator.Day.Sources.Entra;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Day.Habits;

/// <summary>Services and administrators keep the directory: devices report, users and groups change.</summary>
internal sealed class KeepingDirectory() : Habit(share: 2)
{
    private static readonly AuditTarget Projects = new(InventedId.Guid("group/projects"), "Projects", "Group");

    private protected override IEnumerable<SourceRecord> Once(Dice dice)
    {
        var at = WorkingHours.Pick(dice);
        yield return dice.Between(1, 10) switch
        {
            <= 6 => new AuditRecord(at, dice.Next(), "Update device", "Device", "Core Directory", "Update", AuditTarget.Of(dice.Pick(InventedDevices.All)))
            {
                Modified = [("Included Updated Properties", "", "\"\"")],
            },
            <= 8 => ByAdministrator(at, dice, "Update user", "UserManagement", "Update", AuditTarget.Of(dice.Pick(InventedPeople.Humans))),
            _ => ByAdministrator(at, dice, "Add member to group", "GroupManagement", "Assign", Projects),
        };
    }

    private static AuditRecord ByAdministrator(DateTimeOffset at, Dice dice, string activity, string category, string operation, AuditTarget target) =>
        new(at, dice.Next(), activity, category, "Core Directory", operation, target)
        {
            Actor = InventedPeople.GlobalAdministrator,
            Place = InventedPlaces.Office,
            Modified = [("Included Updated Properties", "", "\"\"")],
        };
}
