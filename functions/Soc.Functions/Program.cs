using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using Soc.Functions;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
Composition.Furnish(builder.Services, SocSettings.Read(builder.Configuration));
await builder.Build().RunAsync();
