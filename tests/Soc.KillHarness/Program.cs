using System.Diagnostics;
using System.Globalization;
using Soc.Cli.Engine;
using Soc.Cli.Stores;
using Soc.Contracts;
using Soc.KillHarness;
using Soc.Microsoft365;
using Soc.Simulator.Tenant;

// Soc.KillHarness parcels FOLDER FATAL-STEP
// Soc.KillHarness incident FOLDER FATAL-STEP GRAPH DEFENDER
// Runs a story on the folder's data, and kills itself (SIGKILL) at the step; 0 lets it live.
if (args is not [var name, var folder, var step, .. var addresses]
    || !int.TryParse(step, CultureInfo.InvariantCulture, out var fatal)
    || (name, addresses.Length) is not (("parcels", 0) or ("incident", 2)))
{
    await Console.Error.WriteLineAsync("usage: Soc.KillHarness parcels FOLDER FATAL-STEP | incident FOLDER FATAL-STEP GRAPH DEFENDER");
    return 2;
}

var path = Path.Combine(folder, "soc.db");
using var seat = DriverSeat.TryTake(path);
if (seat is null)
{
    await Console.Error.WriteLineAsync($"Another host drives {path}.");
    return 3;
}

using var self = Process.GetCurrentProcess();
var killSwitch = new KillSwitch(fatal, self.Kill);
using var file = SqliteFile.Open(path);
var store = new KillableDocumentStore(new SqliteDocumentStore(file), killSwitch);
if (name == "parcels")
{
    var story = await ParcelStory.Open(store, CancellationToken.None);
    var world = new FolderParcelWorld(story.Clock, Path.Combine(folder, "world"));
    foreach (var line in await story.Run(new KillableEffectRunner(world, killSwitch), CancellationToken.None))
        Console.WriteLine(line);
    return 0;
}

var incident = await IncidentStory.Open(store, new SqliteEvidenceStore(file), CancellationToken.None);
var connection = new Microsoft365Connection(InventedTenant.Id, new StaticToken("loopback")) { Graph = new(addresses[0]), Defender = new(addresses[1]) };
using var containment = new Microsoft365Containment([connection], incident.Clock);
Console.WriteLine(await incident.Run(StoryContent.Load(), containment, runner => new KillableEffectRunner(runner, killSwitch), CancellationToken.None));
return 0;
