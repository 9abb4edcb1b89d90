using System.Text;
using Soc.Cli.Commands;
using Soc.Cli.Hosting;

Console.OutputEncoding = Encoding.UTF8;
return await new SocCommandLine(Terminal.OfProcess()).Run(args);
