using System.Diagnostics;
using System.Globalization;
using Soc.Cli.Stores;
using Soc.Contracts;
using Soc.KillHarness;

// Soc.KillHarness STORY FOLDER FATAL-STEP: runs a story on the folder's data, and kills itself (SIGKILL) at the step; 0 lets it live.
if (args is not ["parcels", var folder, var step] || !int.TryParse(step, CultureInfo.InvariantCulture, out var fatal))
{
    await Console.Error.WriteLineAsync("usage: Soc.KillHarness parcels FOLDER FATAL-STEP");
    return 2;
}

using var self = Process.GetCurrentProcess();
var killSwitch = new KillSwitch(fatal, self.Kill);
using var file = SqliteFile.Open(Path.Combine(folder, "soc.db"));
var story = await ParcelStory.Open(new KillableDocumentStore(new SqliteDocumentStore(file), killSwitch), CancellationToken.None);
var world = new FolderParcelWorld(story.Clock, Path.Combine(folder, "world"));
foreach (var line in await story.Run(new KillableEffectRunner(world, killSwitch), CancellationToken.None))
    Console.WriteLine(line);
return 0;
