package dev.maximus.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.Log;
import dev.maximus.engine.programs.Runs;
import dev.maximus.engine.programs.Thing;
import dev.maximus.engine.programs.ThingArgs;
import java.util.Optional;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;

class RunLogTest {
  @Test
  void aMessageAboutAResourceNamesIt() {
    RunLog log = new RunLog();
    Log sdk = new Log(log);
    InProcessEngine.run(
        context -> {
          Thing thing = new Thing("it", ThingArgs.value(1));
          sdk.warn("small", thing);
          sdk.error("too small", thing);
        },
        RunSettings.of("shop", "dev"));

    assertThat(log.messages())
        .containsExactly(
            new RunLog.Message(Level.WARNING, "small", Optional.of(Runs.thing("it").value())),
            new RunLog.Message(Level.SEVERE, "too small", Optional.of(Runs.thing("it").value())));
    assertThat(log.getErrorCount()).isEqualTo(1);
  }
}
