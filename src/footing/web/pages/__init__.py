"""The pages, one module for each thing a person does: its typed contexts and its handlers."""
